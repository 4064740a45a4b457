// What can be done with the selected layers, on the canvas itself.

import { Panel } from '@xyflow/react';
import { ClipboardPaste, Copy, CopyPlus, FoldVertical, GitBranch, Group, LayoutList, Plus, Trash2, type LucideIcon } from 'lucide-react';
import { actions, selectedIn, useStudio } from './studio-store.ts';
import './draw-bar.css';

export function DrawBar({ hasFrames }: { readonly hasFrames: boolean }) {
  const selected = useStudio(selectedIn);
  const hasClip = useStudio((state) => state.hasClip);
  const isNothing = selected === null;
  const isMoved = useStudio((state) => Object.keys(state.sheet?.arrangement.places ?? {}).length > 0);
  const isFolded = useStudio((state) => (state.sheet?.arrangement.folded.length ?? 0) > 0);
  return (
    <Panel position="top-left" className="draw-bar">
      <button type="button" className="draw-bar-add" title="Add a layer behind the selected one ( / )" onClick={() => actions.choose()}>
        <Plus size={15} aria-hidden="true" />
        Layer
        <kbd>/</kbd>
      </button>
      <Tool icon={GitBranch} word="Branch off the selected layer" isOff={isNothing} onUse={() => selected !== null && actions.choose({ kind: 'branch', id: selected })} />
      <Tool icon={CopyPlus} word="Duplicate (Ctrl+D)" isOff={isNothing} onUse={actions.duplicate} />
      <Tool icon={Copy} word="Copy (Ctrl+C)" isOff={isNothing} onUse={actions.copy} />
      <Tool icon={ClipboardPaste} word="Paste behind the selected layer (Ctrl+V)" isOff={!hasClip} onUse={actions.paste} />
      <Tool icon={Trash2} word="Delete (Del)" isOff={isNothing} onUse={actions.remove} />
      <span className="draw-bar-rule" />
      <Tool icon={Group} word="Group the selected layers (Ctrl+G)" isOff={isNothing} onUse={actions.group} />
      {hasFrames && <Tool icon={FoldVertical} word={isFolded ? 'Open the groups' : 'Fold every group into one node'} isOff={false} onUse={actions.foldAll} />}
      {isMoved && <Tool icon={LayoutList} word="Tidy: let the layout place everything" isOff={false} onUse={actions.tidy} />}
    </Panel>
  );
}

function Tool({ icon: Icon, word, isOff, onUse }: { readonly icon: LucideIcon; readonly word: string; readonly isOff: boolean; readonly onUse: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={word} title={word} disabled={isOff} onClick={onUse}>
      <Icon size={15} />
    </button>
  );
}
