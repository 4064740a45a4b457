"""Builds a chain of layers under the real Keras, step by step, and the model that it makes.

A chain is `{"chain": [step, ...], "inputs": [input]}`; a step is `{"class", "args", "tuples"}` and reads the output before
it, or the list of tensors in `reads`: tensor 0 is the input, tensor i the output of step i.
"""

import random
import warnings

import keras

from build_case import DRAWN_FROM, make_input
from case_values import decode, keywords
from describe import count, describe_error, describe_tensor, describe_weight


def build_chain(case):
    """The record of a chain; an error belongs to the step behind the recorded ones, or to the model."""
    chain = ChainBuilder(case["inputs"])
    for step in case["chain"]:
        if not chain.add(step):
            break
    return chain.record()


class ChainBuilder:
    """A chain that grows: each step is built as soon as it is added."""

    def __init__(self, inputs):
        keras.utils.clear_session(free_memory=False)
        keras.config.set_dtype_policy("float32")
        keras.config.disable_traceback_filtering()
        random.seed(DRAWN_FROM)
        self.inputs = inputs
        self.tensors = [make_input(spec) for spec in inputs]
        self.chain = []
        self.steps = []
        self.error = None

    def add(self, step):
        """Adds a step; False when the chain ends: Keras refuses it, or it gives no single tensor."""
        self.chain.append(step)
        layer = None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                layer = getattr(keras.layers, step["class"])(**decode(step["args"], frozenset(step.get("tuples", ()))))
                out = layer([self.tensors[i] for i in step["reads"]] if "reads" in step else self.tensors[-1])
            except Exception as error:  # every error of Keras is a result
                self.error = describe_error(error, layer is not None)
                return False
        if not isinstance(out, keras.KerasTensor):  # a chain goes on with a single tensor
            self.chain.pop()
            return False
        self.tensors.append(out)
        self.steps.append({"name": layer.name, "outputs": [describe_tensor(out)], "weights": [describe_weight(one, layer.name) for one in layer.weights]})
        return True

    def record(self):
        """What has been built."""
        record = {"chain": self.chain, "inputs": self.inputs, "py": self.source(), "steps": self.steps}
        if self.error:
            return record | {"error": self.error}
        try:
            model = keras.Model(self.tensors[0], self.tensors[-1])
        except Exception as error:
            return record | {"error": describe_error(error, True)}
        layers = [layer.name for layer in model.layers]
        return record | {"model": {"name": model.name, "layers": layers, "params": model.count_params(), "trainable_params": count(model.trainable_weights)}}

    def source(self):
        """The chain as Python, in one line."""
        lines = []
        for i, step in enumerate(self.chain, start=1):
            read = f"[{', '.join(f'x{one}' for one in step['reads'])}]" if "reads" in step else f"x{i - 1}"
            lines.append(f"x{i} = {step['class']}({keywords(step['args'], frozenset(step.get('tuples', ())))})({read})")
        return "; ".join([*lines, f"Model(x0, x{len(self.chain)})"])
