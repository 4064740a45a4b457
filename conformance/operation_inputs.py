"""What operations are called on: symbolic tensors, arrays, and the dtypes of both."""


class T:
    """A symbolic tensor."""

    def __init__(self, *shape, dtype="float32"):
        self.shape, self.dtype = shape, dtype


class A(T):
    """A NumPy array of zeros."""


DTYPES = "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 bfloat16 float16 float32 float64 complex64 string".split()
