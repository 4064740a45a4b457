// Every walk over a graph is iterative: a network deeper than any call stack is built, told and written like any other.

import { beforeAll, describe, expect, test } from 'vitest';
import { toKeras } from '../codegen/index.ts';
import { Functional, Sequential, Session, withChanges, type Model, type Tensor } from '../model/index.ts';
import { costOf, explanationData, summary, summaryJson } from '../report/index.ts';

const DEPTH = 12_000;
/** Only for a machine that has much else to do. */
const PATIENCE = 60_000;

/** x = add([x, dense(x)]), again and again. */
function residual(): Model {
  const session = new Session();
  const input = session.input({ shape: [8] });
  let x = input;
  for (let i = 0; i < DEPTH / 2; i++) {
    const { output } = session.layer('Dense', { units: 8 }).call([x]);
    x = session.layer('Add').call([[x, output]]).output as Tensor;
  }
  return new Functional(session, { inputs: input, outputs: x });
}

function stack(): Model {
  const session = new Session();
  return new Sequential(session, [session.input({ shape: [8] }), ...Array.from({ length: DEPTH }, (_, i) => (i % 2 === 0 ? session.layer('Dense', { units: 8 }) : session.layer('ReLU')))]);
}

describe.each([['residual', residual], ['stack', stack]])('%s', (_name, build) => {
  let model: Model;
  beforeAll(() => {
    model = build();
  }, PATIENCE);

  test('is counted', () => {
    // Dense(8) on 8 inputs has (8 + 1) * 8 = 72 parameters.
    expect([model.params, model.trainableParams, model.allIssues.length]).toEqual([(DEPTH / 2) * 72, (DEPTH / 2) * 72, 0]);
  });

  test.each<[string, (one: Model) => unknown]>([
    ['summary', summary],
    ['summary as JSON', (one) => summaryJson([one], [])],
    ['cost', costOf],
    ['explanation', explanationData],
    ['code', toKeras],
    ['copy', (one) => withChanges(one, [])],
  ])('%s', (_what, tell) => {
    expect(() => tell(model)).not.toThrow();
  }, PATIENCE);
});
