// How a design is drawn beyond what its network says: groups made by hand, what is folded, where things were put.
// Invariant: plain data about ids only; an id that the network does not have any more does nothing.

/** Layers that a person put together. Without a title they stand in no group, whatever the script's comments say. */
export interface Group {
  /** Never used twice in a design. */
  readonly id: string;
  readonly title: string | null;
  readonly layers: readonly string[];
}

/** A place on the canvas: the upper left corner. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** How a design is drawn. */
export interface Arrangement {
  readonly groups: readonly Group[];
  /** Ids of frames that are drawn as one node. */
  readonly folded: readonly string[];
  /** What was put somewhere by hand: layers, and frames that are folded. */
  readonly places: Readonly<Record<string, Corner>>;
}

/** Nothing but what the network says. */
export const PLAIN: Arrangement = { groups: [], folded: [], places: {} };

/** True for an arrangement that changes nothing. */
export const isPlain = ({ groups, folded, places }: Arrangement): boolean => groups.length + folded.length + Object.keys(places).length === 0;

/** An arrangement whose layers got other ids; what has none any more is left out. */
export function withIds({ groups, folded, places }: Arrangement, idOf: (id: string) => string | undefined): Arrangement {
  const all = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => idOf(id) ?? []);
  return {
    groups: groups.map((group) => ({ ...group, layers: all(group.layers) })).filter(({ layers }) => layers.length > 0),
    // The id of a group begins with that of the model it stands in.
    folded: folded.flatMap((id) => (id.includes('#') ? groupId(id, idOf) : (idOf(id) ?? []))),
    places: Object.fromEntries(Object.entries(places).flatMap(([id, corner]) => {
      const now = id.includes('#') ? groupId(id, idOf) : idOf(id);
      return now === undefined ? [] : [[now, corner]];
    })),
  };
}

function groupId(id: string, idOf: (id: string) => string | undefined): string {
  const at = id.indexOf('/#');
  const model = at < 0 ? undefined : idOf(id.slice(0, at));
  return model === undefined ? id : model + id.slice(at);
}

const isCorner = (value: unknown): value is Corner => typeof value === 'object' && value !== null && Number.isFinite((value as Partial<Corner>).x) && Number.isFinite((value as Partial<Corner>).y);

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** An arrangement that was kept or came in a link; whatever is no arrangement is a plain one. */
export function arrangementFrom(value: unknown): Arrangement {
  const { groups, folded, places } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Arrangement, unknown>>;
  const isGroup = (one: unknown): one is Group => {
    const { id, title, layers } = (typeof one === 'object' && one !== null ? one : {}) as Partial<Record<keyof Group, unknown>>;
    return typeof id === 'string' && (title === null || typeof title === 'string') && isTexts(layers);
  };
  return {
    groups: Array.isArray(groups) ? groups.filter(isGroup) : [],
    folded: isTexts(folded) ? folded : [],
    places: typeof places === 'object' && places !== null ? Object.fromEntries(Object.entries(places).filter((entry): entry is [string, Corner] => isCorner(entry[1]))) : {},
  };
}
