// Which characters take no cell or two cells of a terminal (Unicode 17), each range as gap and length in base 36.
// Written by conformance/summaries/cell_widths.py; not edited by hand.

/** Characters without width: combining marks, joiners, selectors. */
export const ZERO_CELLS =
  '0 lb-33 7n-6 7b-18 1 1-1 1-1 1 20-a 1 1a-k g 2t-6 2-5 2-1 1-3 z u-q 2j-a 1m-8 9 o-3 1-8 1-2 1-4 17-2 1n-8 16-n 1-w 1i-2 1-h 1-6 ' +
  'a-1 t-2 1k 1-6 2-1 2-2 9 a-1 q 2-2 1k 1-4 4-1 2-2 3 u-1 3 b-2 1k 1-7 1-2 1-2 k-1 m-5 1-2 1k 1-6 2-1 2-2 7-2 a-1 u 1n-4 3-2 1-3 9 ' +
  '14-4 1j 1-6 1-2 1-3 7-1 b-1 t-2 1k 1-6 1-2 1-3 7-1 b-1 f c-3 1j-1 1-6 1-2 1-3 9 a-1 t-2 1y 4-5 1 1-7 i-1 1p 2-6 c-7 2q 2-8 b-6 ' +
  '21-1 r 1 1 4-1 1d-j 1-1 5-a 1-z 9 2s-j n-3 4-2 1-2 2-6 3-3 d-b 1 a-3 5e-4f 9p-2 qa-3 s-2 t-1 u-1 1s-v 9 19-4 39-1 y 3a-b 4-b 63-4 ' +
  '1l-9 1-s 2 1c-19 2-b k-4 1b-g 12-8 c-2 u-c 1k-d 1c-j 48-2 1-k 4 6 2-2 5i-1r ej-4 o-6 1d-f 2o-w 2da-2 3x 2o-v fe-5 2x-1 5l n4a-3 ' +
  '1-9 w-1 28-1 7k 3 4 n-4 4 2b-1 1e-h q-h d 12-7 p-c 18-3 1b-d 10 1v-d c 8-1 19-2 1e 1-2 2-1 5-1 1 15-4 5-1 6k-7 1-1 8n6-27 6xq kh-f ' +
  'g-f 5r 4g 27-b e9 6a 45-4 1ae-2 1-1 5-3 14-2 4 4l-1 fx-3 1t-4 8t-1 25-5 1y-a 1d-3 3e-2 1h-e 15 2-1 a-3 19-a 7 1p-2 10-d g-1 18 c-2 ' +
  '1c-d 8-3 1-1 2k-b 6 2 4d-b l-3 1j-1 1-6 2-1 2-2 9 a-1 2-6 3-4 1v-8 1 2 1-3 1-4 1 e-1 2a-h n 29-j 6j-6 2-8 r-1 2a-g 2y-c 2t-e 74-e ' +
  '6t-5 1-1 2-3 1 1-1 3x-6 2-6 3 s-9 14-6 1-3 8 9-a 1a-f 5i-7 5j-7 1-7 2a-l 1-d 3e-5 3 1-1 1-6 1 1u-4 1-1 1-4 9n-3 9-1 1 1c-6 3-4 n ' +
  '445-g 6-e 8ug-h 1xc-4 1n-6 t4 1-1i 7-3 29 b-1 f57-1 1-3 3mk-19 2-m f2-4 3-l 2-6 u-3 44-2 1iz-1i 4-1d 8 e m-4 1-e 11s-6 1-g 2-6 1-1 ' +
  '1-4 2s 4g-6 af 1p-3 e4-3 72-1 6r 2 7-1 5 d6-6 31-6 240-4 gx6o-35r';

/** Characters two cells wide: East Asian wide and full width, emoji. */
export const TWO_CELLS =
  '3cw-2n 3i2-1 d-1 5a-3 3 2 eh-1 l-1 q-7 g-b 17 a-5 3 d 8-1 h-1 5-1 8 5 l 7-1 1 4 2 7 4-1 s z 1 4-2 1 1p-2 o e nv-1 1f 4 mi-p 1-2g ' +
  'c-5x q-1l 6-e 2-2d 4-2s 5-16 1-1e 1-15 1-2d 9-1b 1-13 8-mkc 3-1i wp-s hv-8mb 6l8-e7 ls-9 m-y 1-i 1-3 45-2n 3j-6 m49-3 e-4 9-5p1 ' +
  '15-v 2p-36 6pp-3 1-6 1-1 1-82 f t-2 2 e-3 8-az 6bo-2e 9-m 5n1 5m 5a 2-9 2t-2 d-17 4-8 7-1 e-5 4a-w c-8 1-1x 1-l c-16 4-4 c-g 3 3-2 ' +
  '5-1q 1 1-56 2-1q d-3 1-n i q-1 d 2e-2c 1c-1x 6 3-2 2-3 3-3 b-1 7-8 6b-b 4 7v-1a 1-9 1-54 34-c 3-a 3-1k 1 4-f 2-b 4-9 zr-1ekd ' +
  '2-1ekd';

/** Characters that the emoji selector U+FE0F makes two cells wide. */
export const WIDENED_BY_SELECTOR =
  'z 6 5-9 33 4 68d c 60 m 2i-5 f-1 al 4m t-2 1-1 5-2 5j 6f-1 a 9 1m-1 3-4 9 2 6 4 2 1-1 2 3 3-1 8-2 5 1 s-1 2 1-1 1 i 2 j 1-3 1 1-1 ' +
  '3 6 8-1 m 6 1 1 l 6-1 2 2-2 8 5-1 2-1 1 2 1 1 6 3 h-1 f 2 r-1 1o b6-1 cv-2 2hrc-1 c-1 bl 2-8 9 1y o-1 1-2 2-1 17-3 5-b j 1 1 1z 1 ' +
  '57 23-1 10-1 2-6 d 2-3 2 k 2 8-1 9 5-2 c-2 8-2 2 1 4 6 3 6 5s 1-2 g-5 3 6 2';
