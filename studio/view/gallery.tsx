// What can be opened: a file, an empty canvas, or one of the examples.

import { FilePlus2, FolderOpen, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Known } from '../desk/opened.ts';
import { call } from '../worker/link.ts';
import './dialog.css';
import './gallery.css';
import { openFiles } from './open-source.ts';
import { actions } from './studio-store.ts';

const texts = import.meta.glob<string>('../../examples/*.py', { query: '?raw', import: 'default' });

/** What the examples are, in the order in which one learns them. */
const examples: readonly { readonly file: string; readonly title: string; readonly about: string }[] = [
  { file: 'mnist_cnn', title: 'Digits', about: "The tutorial's network: convolutions in two groups, then a classifier." },
  { file: 'lenet5', title: 'LeNet-5', about: 'The first convolutional network that read cheques.' },
  { file: 'vgg16', title: 'VGG16', about: 'Thirteen equal convolutions; most parameters in one Dense layer.' },
  { file: 'inception_block', title: 'Inception block', about: 'Four branches side by side, joined again.' },
  { file: 'resnet50', title: 'ResNet50', about: 'Blocks that add to what they read: 175 layers.' },
  { file: 'unet', title: 'U-Net', about: 'Down and up again, with shortcuts across.' },
  { file: 'lstm_text', title: 'LSTM text classifier', about: 'Words as vectors, read from both ends.' },
  { file: 'transformer_block', title: 'Transformer block', about: 'Attention, addition, normalisation.' },
];

async function openExample(file: string): Promise<void> {
  const text = await texts[`../../examples/${file}.py`]?.();
  if (text !== undefined) await actions.openScript(`${file}.py`, text);
}

export default function Gallery() {
  const dialog = useRef<HTMLDialogElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog gallery" aria-label="Open" onClose={() => actions.showGallery(false)} onClick={(event) => event.target === event.currentTarget && actions.showGallery(false)}>
      <header className="dialog-head">
        <h2>Open</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => actions.showGallery(false)}>
          <X size={17} />
        </button>
      </header>
      <div className="gallery-own">
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          <FolderOpen size={16} aria-hidden="true" /> A file from this computer …
        </button>
        <button type="button" className="button" onClick={actions.startNew}>
          <FilePlus2 size={16} aria-hidden="true" /> An empty canvas
        </button>
        <input ref={chooser} type="file" accept=".py,.keras,.h5,.hdf5,.json,text/x-python" multiple hidden aria-label="Script or model" onChange={(event) => void openFiles(event.target.files ?? [])} />
        <p className="quiet">A script, or a model that Keras or TensorFlow.js saved. Or drop it anywhere, or paste a script. It stays in this browser.</p>
      </div>
      <h3>Examples</h3>
      <ul className="gallery-list">
        {examples.map(({ file, title, about }) => (
          <li key={file}>
            <button type="button" data-example={file} onClick={() => void openExample(file)}>
              <strong>{title}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
      <h3>All of keras.applications</h3>
      <Mature />
    </dialog>
  );
}

function Mature() {
  const [known, setKnown] = useState<readonly Known[]>([]);
  const [wanted, setWanted] = useState('');
  useEffect(() => void call('known').then(setKnown), []);
  const shown = known.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <input type="search" className="input gallery-search" aria-label="Find a network" placeholder="Find: resnet, efficientnet …" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      <ul className="gallery-known">
        {shown.map(({ name, about, params }) => (
          <li key={name}>
            <button type="button" data-known={name} title={about} onClick={() => void actions.openKnown(name)}>
              <strong>{name}</strong>
              <span className="number">{millions(params)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const millions = (params: number): string => `${(params / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} M`;
