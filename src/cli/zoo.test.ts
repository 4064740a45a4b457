// Numbers: keras.applications of Keras 3.15.1, as conformance/zoo.json.gz holds them.

import { describe, expect, test } from 'vitest';
import { runProgram } from './world.fixture.ts';

describe('zoo', () => {
  test('lists each network with its input and its count', async () => {
    const { out, status } = await runProgram(['zoo'], {});
    expect(status).toBe(0);
    expect(out).toMatch(/^zoo:resnet50 +224 x 224 x 3 +25,636,712 {2}50 layers deep/m);
    const listed = JSON.parse((await runProgram(['zoo', '--format', 'json'], {})).out) as readonly { readonly name: string; readonly arguments: readonly string[] }[];
    expect(listed.find((one) => one.name === 'MobileNet')?.arguments).toContain('alpha');
  });

  test('a network stands in place of a script', async () => {
    const { out, status, err } = await runProgram(['summary', 'zoo:ResNet50'], {});
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Model: "resnet50"');
    expect(out).toContain(' Total params: 25,636,712 (97.80 MB)');
    expect((await runProgram(['run', 'zoo:resnet50'], {})).out).toBe(out);
    expect((await runProgram(['summary', 'zoo:efficientnetv2-b0'], {})).out).toContain('Model: "efficientnetv2-b0"');
  });

  test('tells of one network what its paper counts, and what it takes', async () => {
    const { out } = await runProgram(['zoo', 'LeNet'], {});
    expect(out).toContain('LeNet-5 (zoo:lenet5)\n');
    expect(out).toContain('The paper has 60,000 trainable parameters');
    expect(out).toContain('input_shape=32,32,1  classes=10  activation=tanh  padding=valid  paper=false');
    expect((await runProgram(['zoo', 'vgg16'], {})).out.replace(/\s+/g, ' ')).toContain('tables that leave out the 13,416 biases come to 138,344,128');
    expect(JSON.parse((await runProgram(['zoo', 'gpt2', '--format', 'json'], {})).out)).toMatchObject({ source: 'zoo:gpt2_small', params: 124_439_808, defaults: { length: '1024' } });
  });

  test('networks of papers are varied, summarised and written as scripts', async () => {
    expect((await runProgram(['summary', 'zoo:vit_b16?input_shape=384,384,3&classes=10'], {})).out).toContain(' Total params: 86,098,186 (328.44 MB)');
    for (const source of ['zoo:lenet5?paper=true', 'zoo:unet?padding=same&input_shape=64,64,3', 'zoo:lstm?bidirectional=true', 'zoo:transformer?depth=1', 'zoo:vit?depth=1', 'zoo:gpt2?depth=1']) {
      const { out: script } = await runProgram(['code', source], {});
      expect((await runProgram(['summary', 'again.py'], { 'again.py': script })).out, source).toBe((await runProgram(['summary', source], {})).out);
    }
  });

  test('with arguments', async () => {
    const { out } = await runProgram(['summary', 'zoo:vgg16?input_shape=32,32,3&classes=10&include_top=false'], {});
    expect(out).toContain('(None, 1, 1, 512)');
    expect(out).toContain(' Total params: 14,714,688 (56.13 MB)');
    const { out: small } = await runProgram(['summary', 'zoo:mobilenet?alpha=0.25&input_shape=(128,128,3)&include_top=false&pooling=avg'], {});
    expect(small).toContain('Model: "mobilenet_0.25_128"');
  });

  test('is written as a script, explained, and given sizes by name', async () => {
    const { out: script } = await runProgram(['code', 'zoo:vgg16'], {});
    const { out: again } = await runProgram(['summary', 'vgg.py'], { 'vgg.py': script });
    expect(again).toBe((await runProgram(['summary', 'zoo:vgg16'], {})).out);
    expect((await runProgram(['explain', 'zoo:vgg16', 'fc1'], {})).out).toContain('102,764,544');
    expect((await runProgram(['summary', 'zoo:vgg16?include_top=false', '--size', 'H', '--size', 'W'], {})).out).toContain('floor');
  });

  test.each([
    ['zoo:resnet51', 'the zoo has no network resnet51. Did you mean zoo:resnet50'],
    ['zoo:vgg16?input_shape=16,16,3', 'VGG16 needs pictures of at least 32 by 32'],
    ['zoo:vgg16?weights=imagenet&classes=10', 'tells 1000 classes apart, not 10'],
    ['zoo:vgg16?alpha=0.5', 'VGG16 takes no argument `alpha`'],
    ['zoo:vgg16?classes', 'expected NAME=VALUE'],
    ['zoo:lenet5?width=3', 'LeNet-5 takes no argument `width`'],
    ['zoo:alexnet?classes=many', "AlexNet cannot have `classes='many'`: expected a whole number from 1"],
    ['zoo:gpt2?depth=100000', 'expected a whole number from 1 to 1000'],
    ['zoo:gpt2?length=2000', 'at most the 1024 places'],
    ['zoo:vit?heads=7', 'heads that share the 768 numbers of a token evenly'],
    ['zoo:vit?input_shape=8,8,3', 'needs pictures of at least 16 by 16'],
    ['zoo:unet?input_shape=none,none,1', 'depends on the size of the picture'],
    ['zoo:lenet5?input_shape=8,8,1', 'c3 slides one of 5 over an input of 2'],
  ])('%s is misuse', async (source, why) => {
    const { status, err } = await runProgram(['summary', source], {});
    expect(status).toBe(2);
    expect(err).toContain(why);
  });
});
