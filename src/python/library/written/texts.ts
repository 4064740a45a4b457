// `string`, `textwrap` and `contextlib`, written as Python and read as a script is.

/** `string`. */
export const stringText = String.raw`
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_` + '`' + String.raw`{|}~"""
whitespace = ' \t\n\r\v\f'
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    return (sep or ' ').join(x.capitalize() for x in s.split(sep))

class Template:
    def __init__(self, template):
        self.template = template
    def _fill(self, known, strict):
        out, i, s = '', 0, self.template
        while i < len(s):
            if s[i] != '$':
                out += s[i]
                i += 1
                continue
            if s[i + 1:i + 2] == '$':
                out += '$'
                i += 2
                continue
            j = i + 1
            braced = s[j:j + 1] == '{'
            if braced:
                j += 1
            k = j
            while k < len(s) and (s[k].isalnum() or s[k] == '_'):
                k += 1
            name = s[j:k]
            end = k + 1 if braced else k
            if name in known:
                out += str(known[name])
            elif strict:
                raise KeyError(name)
            else:
                out += s[i:end]
            i = end
        return out
    def substitute(self, mapping={}, **kws):
        return self._fill({**mapping, **kws}, True)
    def safe_substitute(self, mapping={}, **kws):
        return self._fill({**mapping, **kws}, False)
`;

/** `textwrap`. */
export const textwrapText = String.raw`
def wrap(text, width=70, initial_indent='', subsequent_indent='', **kw):
    lines, line = [], None
    for word in text.split():
        while True:
            indent = subsequent_indent if lines else initial_indent
            if line is None:
                line = indent + word
                if len(line) <= width or len(indent) >= width:
                    break
                lines.append(line[:width])
                word = line[width:]
                line = None
                if not word:
                    break
            elif len(line) + 1 + len(word) <= width:
                line += ' ' + word
                break
            else:
                lines.append(line)
                line = None
    if line is not None:
        lines.append(line)
    return lines

def fill(text, width=70, **kw):
    return '\n'.join(wrap(text, width, **kw))

def shorten(text, width, placeholder=' [...]', **kw):
    words = text.split()
    whole = ' '.join(words)
    if len(whole) <= width:
        return whole
    while words and len(' '.join(words)) + len(placeholder) > width:
        words.pop()
    return ' '.join(words) + placeholder if words else placeholder.lstrip()

def dedent(text):
    lines = text.split('\n')
    margin = None
    for line in lines:
        if not line.strip():
            continue
        indent = line[:len(line) - len(line.lstrip())]
        if margin is None:
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    return '\n'.join(line[len(margin or ''):] if line.strip() else '' for line in lines)

def indent(text, prefix, predicate=None):
    return ''.join(prefix + line if (predicate(line) if predicate else line.strip()) else line for line in text.splitlines(True))
`;

/** `types`. */
export const typesText = String.raw`
class SimpleNamespace:
    def __init__(self, **given):
        for name, value in given.items():
            setattr(self, name, value)
    def __repr__(self):
        return 'namespace(' + ', '.join(f'{name}={value!r}' for name, value in vars(self).items()) + ')'
    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and vars(self) == vars(other)

def MethodType(function, owner):
    def method(*args, **kwargs):
        return function(owner, *args, **kwargs)
    return method

def MappingProxyType(mapping):
    return dict(mapping)
`;

/** `contextlib`. */
export const contextlibText = String.raw`
class _GeneratorContext:
    def __init__(self, gen):
        self.gen = gen
    def __enter__(self):
        return next(self.gen)
    def __exit__(self, kind, value, trace):
        if kind is None:
            next(self.gen, None)
            return False
        try:
            self.gen.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        return True

def contextmanager(func):
    def make(*args, **kwargs):
        return _GeneratorContext(func(*args, **kwargs))
    make.__name__ = func.__name__
    return make

class suppress:
    def __init__(self, *kinds):
        self.kinds = kinds
    def __enter__(self):
        return None
    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self.kinds)

class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result
    def __enter__(self):
        return self.enter_result
    def __exit__(self, *about):
        return False

class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *about):
        self.thing.close()
        return False

class ExitStack:
    def __init__(self):
        self._exits = []
    def enter_context(self, cm):
        value = cm.__enter__()
        self._exits.append(cm.__exit__)
        return value
    def callback(self, func, *args, **kwargs):
        self._exits.append(lambda *about: func(*args, **kwargs) and False)
        return func
    def close(self):
        self.__exit__(None, None, None)
    def __enter__(self):
        return self
    def __exit__(self, *about):
        done = False
        while self._exits:
            done = bool(self._exits.pop()(*about)) or done
        return done
`;
