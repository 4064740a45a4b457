// Where everything of a network goes; computed anew only when layers come, go or are wired differently.

import { useEffect, useMemo, useState } from 'react';
import type { Network } from '../desk/network.ts';
import type { Places } from '../layout/flow.ts';
import { keyOf, place } from '../layout/layout.ts';

/** The places of a network, with the key of its shape; undefined until the first layout is done. */
export function usePlaces(network: Network): { readonly key: string; readonly places: Places } | undefined {
  const key = useMemo(() => keyOf(network), [network]);
  const [placed, setPlaced] = useState<{ readonly key: string; readonly places: Places }>();
  useEffect(() => {
    let isStale = false;
    void place(network).then((places) => {
      if (!isStale) setPlaced({ key, places });
    });
    return () => {
      isStale = true;
    };
    // Two networks with one key have one layout: the key alone decides.
  }, [key]);
  return placed;
}
