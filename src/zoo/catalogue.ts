// Every application of Keras, by its name. Invariant: nothing is made before it is asked for.

import type { Application } from './application.ts';
import { convnexts } from './convnext.ts';
import { densenets } from './densenet.ts';
import { efficientnetsV2 } from './efficientnet-v2.ts';
import { efficientnets } from './efficientnet.ts';
import { inceptionResnets } from './inception-resnet.ts';
import { inceptions } from './inception.ts';
import { mobilenetsV2 } from './mobilenet-v2.ts';
import { mobilenetsV3 } from './mobilenet-v3.ts';
import { mobilenets } from './mobilenet.ts';
import { nasnets } from './nasnet.ts';
import { resnets } from './resnet.ts';
import { vggs } from './vgg.ts';
import { xceptions } from './xception.ts';

let made: ReadonlyMap<string, Application> | undefined;

/** The applications by name, in the order in which networks grew up. */
export const applications = (): ReadonlyMap<string, Application> =>
  (made ??= new Map(
    [vggs, resnets, inceptions, inceptionResnets, xceptions, mobilenets, mobilenetsV2, mobilenetsV3, densenets, nasnets, efficientnets, efficientnetsV2, convnexts]
      .flatMap((family) => family())
      .map((application) => [application.name, application]),
  ));
