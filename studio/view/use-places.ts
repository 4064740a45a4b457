// Where everything of a network goes; computed anew only when layers come, go or are wired differently.

import { useEffect, useMemo, useState } from 'react';
import type { Flow, Places } from '../layout/flow.ts';
import { placeApart } from '../layout/apart.ts';
import { isChain, placeChain } from '../layout/chain.ts';
import { keyOf } from '../layout/layout.ts';

/** The places of a network, with the key of its shape; undefined until the first layout of the design that it belongs to is done. */
export function usePlaces(network: Flow, design: number): { readonly key: string; readonly places: Places } | undefined {
  const key = useMemo(() => keyOf(network), [network]);
  const [placed, setPlaced] = useState<{ readonly key: string; readonly places: Places; readonly design: number }>();
  useEffect(() => {
    let isStale = false;
    const placing = isChain(network) ? Promise.resolve(placeChain(network)) : placeApart(network);
    void placing.then((places) => {
      if (!isStale && places) setPlaced({ key, places, design });
    });
    return () => {
      isStale = true;
    };
    // Two networks with one key have one layout: the key alone decides.
  }, [key, design]);
  // While a design is changed the old places stand until the new ones are there; those of another design would only mislead.
  return placed?.design === design ? placed : undefined;
}
