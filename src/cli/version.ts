// The version of the package, put in by the build.

declare const SHAPEWRIGHT_VERSION: string | undefined;

/** `0.1.0`; `development` when run from the sources. */
export const version: string = typeof SHAPEWRIGHT_VERSION === 'undefined' ? 'development' : SHAPEWRIGHT_VERSION;
