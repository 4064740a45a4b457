// The arithmetic of Conv2D written by hand, for one purpose: what does it cost to have it as declared formulas instead?

/** Settings with Keras's defaults, the axes spelt out. */
function settingsOf({ filters, kernel_size: kernel, strides = 1, padding = 'valid', dilation_rate: dilation = 1, groups = 1, use_bias: bias = true }) {
  const two = (value) => (typeof value === 'number' ? [value, value] : value);
  return { filters, kernel: two(kernel), strides: two(strides), padding, dilation: two(dilation), groups, bias };
}

/** Output shape, weights and parameter count of one Conv2D. */
export function conv2dByHand(given, [batch, height, width, channels]) {
  const { filters, kernel, strides, padding, dilation, groups, bias } = settingsOf(given);
  if (channels % groups !== 0 || filters % groups !== 0) throw new Error('groups');
  const size = (n, i) => {
    if (padding === 'same') return Math.ceil(n / strides[i]);
    const reach = dilation[i] * (kernel[i] - 1) + 1;
    if (reach > n) throw new Error('window too large');
    return Math.floor((n - reach) / strides[i]) + 1;
  };
  const weights = [{ name: 'kernel', shape: [kernel[0], kernel[1], channels / groups, filters], dtype: 'float32', trainable: true }];
  if (bias) weights.push({ name: 'bias', shape: [filters], dtype: 'float32', trainable: true });
  let params = 0;
  for (const { shape } of weights) params += shape.reduce((a, b) => a * b, 1);
  return { output: [batch, size(height, 0), size(width, 1), filters], weights, params };
}
