// Python's values.
export * from './callables.ts';
export * from './containers.ts';
export * from './objects.ts';
export * from './value.ts';
export { add, asIndex, asInt, asNumber, bitwise, divide, floatModulo, floatRepr, floorDivide, int, modulo, multiply, power, roundHalfEven, shift, subtract } from './number.ts';
export { power as exactPower } from './exact-power.ts';
export { FormatError, formatWith } from './format-spec.ts';
export { arrayClass, boolClass, eagerClass, exceptionClass, libraryException, objectClass, scalarKind, scalarType, tensorClass, typeName, typeOf, types } from './types.ts';
export { arrayText } from './array-text.ts';
