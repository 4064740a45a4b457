// A picture on the page.

import type { Mark, Picture } from '../layout/picture.ts';
import './picture.css';

export function PictureView({ picture: { width, height, words, marks } }: { readonly picture: Picture }) {
  return (
    <svg className="picture" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words}>
      {/* The marks of a picture stand in a fixed order. */}
      {marks.map((mark, i) => <Drawn key={i} mark={mark} />)}
    </svg>
  );
}

function Drawn({ mark }: { readonly mark: Mark }) {
  switch (mark.shape) {
    case 'box':
      return <rect data-kind={mark.kind} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'line':
      return <path data-kind={mark.kind} d={`M${mark.x} ${mark.y}l${mark.right} ${mark.down}`} />;
    case 'word':
      return <text data-kind={mark.kind} x={mark.x} y={mark.y} textAnchor={mark.anchor}>{mark.text}</text>;
  }
}
