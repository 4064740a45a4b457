// The open designs, and everything that is done to them and asked of them. Knows no page: it runs in a worker, or beside the page
// where there is none. Invariant: takes and gives plain data only.

import type { Model } from '../../src/model/index.ts';
import type { ExplanationData } from '../../src/report/index.ts';
import { deskOf, history, modelOf, rewrite, type Desk } from '../desk/desk.ts';
import { copyPicked, paste, whyNotConnected, type Clip, type Tried } from '../desk/draw.ts';
import { newNetwork } from '../desk/new-network.ts';
import type { Arrangement } from '../desk/arrangement.ts';
import { explanationFor, networkFor } from '../desk/derived.ts';
import type { Handed } from '../desk/hand-on.ts';
import { knownNetworks, openFile, openKnown, type Known, type Opened } from '../desk/opened.ts';
import { choices } from '../desk/palette.ts';
import { picturesOf, type LayerPictures } from '../desk/pictures.ts';
import { questionsOf, type Answer } from '../desk/practise.ts';
import { readScript } from '../desk/read-script.ts';
import type { Choice } from '../desk/search.ts';
import { deeds, type DeedArgs, type DeedName } from './deeds.ts';
import { keep, restored } from './keeping.ts';
import { sheetOf, type Looks, type ShownCode, type Writer } from './sheet.ts';
import type { State } from './state.ts';

/** What became of an edited script. */
export interface Rewritten {
  /** Why it makes no network; null where it does. */
  readonly problem: string | null;
  readonly troubles: ShownCode['troubles'];
}

const writer = (): Promise<Writer> => import('../desk/code.ts');

/** The designs, and what can be done to them and asked of them. */
export class Works {
  #desks: readonly Desk[] = [];
  #tab = 0;
  /** What was kept last; undefined until what was open last time is back. */
  #kept: readonly Desk[] | undefined;
  #closed: Desk | null = null;
  #clip: Clip = [];
  #looks: Looks = { code: null, practice: false, costs: false };
  #answers: Readonly<Record<string, Answer>> = {};

  /** What the page shows. */
  state(): State {
    const desk = this.#desk;
    return {
      tabs: this.#desks.map((one) => ({ name: one.name, isChanged: history(one).undo > 0 })),
      tab: this.#tab,
      closed: this.#closed?.name ?? null,
      hasClip: this.#clip.length > 0,
      sheet: desk ? sheetOf(desk, this.#looks, this.#answers) : null,
    };
  }

  /** Does one of the deeds; a refusal gives its reason. */
  do<Name extends DeedName>(name: Name, ...args: DeedArgs<Name>): string | null {
    const deed = deeds[name] as (desk: Desk, ...rest: readonly unknown[]) => Desk | Tried;
    return this.#try((desk) => deed(desk, ...args));
  }

  /** Remembers the selected layers for pasting. */
  copy(): void {
    if (this.#desk) this.#clip = copyPicked(this.#desk);
  }

  paste(): string | null {
    return this.#try((desk) => paste(desk, this.#clip));
  }

  /** Brings back what was open last time; gives how many designs are open then. */
  async restore(): Promise<number> {
    const before = await restored();
    this.#desks = [...before, ...this.#desks];
    this.#tab += before.length;
    this.turn(this.#tab);
    this.#kept = this.#desks;
    return this.#desks.length;
  }

  /** Keeps everything that is open for the next time. */
  async keep(): Promise<void> {
    // Before it is known what was open last time, nothing takes its place.
    if (this.#kept === undefined || this.#kept === this.#desks) return;
    this.#kept = this.#desks;
    await keep(this.#desks);
  }

  /** Opens a script; one that is open already is turned to. */
  openScript(name: string, text: string, arrangement?: Arrangement): void {
    this.#open({ ...readScript(name, text), ...(arrangement ? { arrangement } : {}) });
  }

  /** Opens a file of any kind; gives a sentence where that cannot be. */
  async openFile(file: File): Promise<string | null> {
    const opened = await openFile(file);
    if (typeof opened === 'string') return opened;
    this.#open(opened);
    return null;
  }

  /** Opens one of the mature networks. */
  openKnown(name: string): void {
    const opened = openKnown(name);
    if (opened) this.#open(opened);
  }

  /** Opens an empty network. */
  startNew(): void {
    this.#put(deskOf(newNetwork()));
  }

  /** Puts another open design on the desk. */
  turn(tab: number): void {
    this.#tab = Math.max(0, Math.min(tab, this.#desks.length - 1));
  }

  close(tab: number): void {
    this.#closed = this.#desks[tab] ?? null;
    this.#desks = this.#desks.toSpliced(tab, 1);
    this.turn(this.#tab > tab ? this.#tab - 1 : this.#tab);
  }

  /** Opens again what was closed last. */
  reopen(): void {
    if (this.#closed) this.#put(this.#closed);
    this.#closed = null;
  }

  /** Gives up what was closed last. */
  forget(): void {
    this.#closed = null;
  }

  /** Gives a design another name. */
  call(tab: number, name: string): void {
    this.#desks = this.#desks.map((desk, i) => (i === tab && name !== '' ? { ...desk, name } : desk));
  }

  /** Tells what somebody looks at besides the drawing. */
  async look({ code, practice, costs }: { readonly code?: boolean; readonly practice?: boolean; readonly costs?: boolean }): Promise<void> {
    if (costs !== undefined) this.#looks = { ...this.#looks, costs };
    if (practice !== undefined) this.#looks = { ...this.#looks, practice };
    if (code !== undefined) this.#looks = { ...this.#looks, code: code ? await writer() : null };
  }

  /** Puts what an edited script makes in the place of the network; one that makes none changes nothing. */
  async rewrite(text: string): Promise<Rewritten> {
    const { troubles } = await writer();
    const desk = this.#desk;
    const opened = readScript(desk?.name ?? '', text);
    if (opened.models.length > 0 && desk) this.#set(rewrite(desk, opened));
    const wrong = opened.remarks.find(({ severity }) => severity === 'error');
    return { problem: opened.models.length > 0 ? null : (wrong?.what ?? 'The script makes no Keras model yet.'), troubles: troubles({ text, model: undefined, remarks: opened.remarks, isGenerated: false }) };
  }

  /** Checks what somebody answered who practises. */
  answer(id: string, key: string, last: number): void {
    const model = this.#model;
    const node = model && networkFor(model).nodes.find((one) => one.id === id);
    const question = model && node && questionsOf(model, node).find((one) => one.key === key);
    if (question) this.#answers = { ...this.#answers, [key]: { tries: (this.#answers[key]?.tries ?? 0) + 1, last, isRight: last === question.answer } };
  }

  /** The design on the desk as it is handed on. */
  async design(): Promise<Handed | undefined> {
    const { designOf } = await import('../desk/design.ts');
    return this.#desk && designOf(this.#desk);
  }

  /** Everything that is said and shown of the network on the desk, with the pictures of its layers by their ids. */
  explanation(): { readonly explained: ExplanationData; readonly pictures: Readonly<Record<string, LayerPictures>> } | undefined {
    const model = this.#model;
    return model && { explained: explanationFor(model), pictures: Object.fromEntries(networkFor(model).nodes.map(({ id, layer }) => [id, picturesOf(layer)])) };
  }

  /** Why one layer cannot read another; null where it can. */
  whyNotConnected(from: string, to: string, at?: number): string | null {
    return this.#model ? whyNotConnected(this.#model, from, to, at) : null;
  }

  /** What the palette offers. */
  choices(): readonly Choice[] {
    return choices.map(({ name, family, about, aliases, isInput }) => ({ name, family, about, aliases, isInput }));
  }

  /** The mature networks. */
  known(): readonly Known[] {
    return knownNetworks().map(({ name, about, params }) => ({ name, about, params }));
  }

  get #desk(): Desk | undefined {
    return this.#desks[this.#tab];
  }

  get #model(): Model | undefined {
    return this.#desk && modelOf(this.#desk);
  }

  #set(desk: Desk): void {
    this.#desks = this.#desks.with(this.#tab, desk);
  }

  #put(desk: Desk): void {
    this.#desks = [...this.#desks, desk];
    this.#tab = this.#desks.length - 1;
  }

  #open(opened: Opened): void {
    const same = this.#desks.findIndex((desk) => opened.text !== null && desk.opened.name === opened.name && desk.opened.text === opened.text);
    if (same >= 0) this.#tab = same;
    else this.#put(deskOf(opened));
  }

  #try(change: (desk: Desk) => Desk | Tried): string | null {
    const before = this.#desk;
    if (!before) return null;
    const after = change(before);
    if (!('refused' in after)) {
      this.#set(after);
      return null;
    }
    if (after.refused === null) this.#set(after.desk);
    return after.refused;
  }
}
