// `os.path` and `pathlib` of a POSIX system, written as Python and read as a script is.
// Invariant: what depends on the disk is not here, and so not known.

/** What `os.path` computes from texts alone. */
export const pathText = String.raw`
sep = '/'
pardir = '..'
curdir = '.'

def _text(p):
    return p if isinstance(p, str) else str(p)

def join(a, *more):
    path = _text(a)
    for b in more:
        b = _text(b)
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path

def basename(p):
    p = _text(p)
    return p[p.rfind('/') + 1:]

def dirname(p):
    return split(p)[0]

def split(p):
    p = _text(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail

def splitext(p):
    p = _text(p)
    base = p.rfind('/') + 1
    dot = p.rfind('.')
    name = p[base:]
    if dot < base or not name.lstrip('.') or dot - base < len(name) - len(name.lstrip('.')):
        return p, ''
    return p[:dot], p[dot:]

def isabs(p):
    return _text(p).startswith('/')

def normpath(p):
    p = _text(p)
    if not p:
        return '.'
    slashes = '/' if p.startswith('/') else ''
    parts = []
    for part in p.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not slashes and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return slashes + '/'.join(parts) or '.'

def commonprefix(paths):
    if not paths:
        return ''
    a, b = min(paths), max(paths)
    for i, c in enumerate(a):
        if c != b[i]:
            return a[:i]
    return a
`;

/** `pathlib`. */
export const pathlibText = String.raw`
import os.path as _path

class PurePath:
    def __init__(self, *parts):
        text = _path.join(*[str(p) for p in parts]) if parts else ''
        root = '/' if text.startswith('/') else ''
        kept = [part for part in text.split('/') if part not in ('', '.')]
        self._text = root + '/'.join(kept) or '.'
    def __str__(self):
        return self._text
    def __fspath__(self):
        return self._text
    def __repr__(self):
        return f"{type(self).__name__}('{self._text}')"
    def __truediv__(self, other):
        return type(self)(self._text, other)
    def __rtruediv__(self, other):
        return type(self)(other, self._text)
    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text
    def __lt__(self, other):
        return self._text < other._text
    def __hash__(self):
        return hash(self._text)
    @property
    def name(self):
        return '' if self._text in ('.', '/') else _path.basename(self._text)
    @property
    def suffix(self):
        return _path.splitext(self.name)[1]
    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]
    @property
    def stem(self):
        return _path.splitext(self.name)[0]
    @property
    def parent(self):
        return type(self)(_path.dirname(self._text)) if '/' in self._text else type(self)('.')
    @property
    def parents(self):
        out, here = [], self
        while here.parent != here:
            here = here.parent
            out.append(here)
        return out
    @property
    def parts(self):
        root = ['/'] if self._text.startswith('/') else []
        return tuple(root + [part for part in self._text.split('/') if part not in ('', '.')])
    def joinpath(self, *parts):
        return type(self)(self._text, *parts)
    def with_suffix(self, suffix):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self.parent / (self.stem + suffix)
    def with_name(self, name):
        return self.parent / name
    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)
    def as_posix(self):
        return self._text
    def is_absolute(self):
        return self._text.startswith('/')
    def relative_to(self, other):
        base = str(other)
        return type(self)(self._text[len(base):].lstrip('/'))

class PurePosixPath(PurePath):
    pass

class PosixPath(PurePosixPath):
    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        return None
    def touch(self, *args, **kwargs):
        return None
    def unlink(self, *args, **kwargs):
        return None
    def write_text(self, text, *args, **kwargs):
        return len(text)
    def expanduser(self):
        return self
    @classmethod
    def cwd(cls):
        return _path.of_this_machine
    @classmethod
    def home(cls):
        return _path.of_this_machine
    def __getattr__(self, name):
        return _path.of_this_machine

Path = PosixPath
`;
