// The style sheets of a saved page, as text.

import family from './family.css?inline';
import page from './page.css?inline';
import picture from './picture.css?inline';
import tokens from './tokens.css?inline';

export const pageStyles = [tokens, family, picture, page].join('\n');
