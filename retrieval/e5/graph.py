"""The model as an ONNX graph: from the vectors of a text's tokens to the text's."""

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from retrieval.e5.weights import BLOCK, Floats, Weights

STANDARD = ("LayerNormalization", "Add", "ReduceMean")
RUNTIME = "com.microsoft"
"""Where all other operators are: ONNX Runtime's own."""
WHOLE = 4
"""How exactly the runtime multiplies blocks: in whole numbers of 8 bits."""
LARGEST = 63
"""Weights are whole numbers of 7 bits: with 8, processors without VNNI overflow in 16 bits."""


def graph(weights: Weights) -> ModelProto:
    """A BERT encoder and the mean over its tokens: `tokens` (1, n, hidden) -> `text` (1, hidden).

    Devlin et al. 2019, https://arxiv.org/abs/1810.04805. Matrices are whole numbers, and what they
    are multiplied with is rounded on the way (dynamic quantization): with one scale for all of it,
    or one a block for a layer's last matrix, whose input has some numbers far larger than others.
    """
    return _Graph(weights).made()


class _Graph:
    """Every method adds nodes, and says by which name the next one finds what they make."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def made(self) -> ModelProto:
        hidden = self._weights.sizes.hidden
        epsilon = self._weights.epsilon
        ends = self._norm("emb.ln")
        last = self._node("LayerNormalization", ["tokens", *ends], "l", epsilon=epsilon)
        for layer in range(self._weights.sizes.layers):
            last = self._layer(f"l{layer}.", last)
        self._node("ReduceMean", [last], "text", axes=[1], keepdims=0)
        given = helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [1, "n", hidden])
        found = helper.make_tensor_value_info("text", TensorProto.FLOAT, [1, hidden])
        made = helper.make_graph(self._nodes, "e5", [given], [found], self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
        return helper.make_model(made, opset_imports=versions, ir_version=9)

    def _layer(self, layer: str, before: str) -> str:
        """Attention, then two dense layers; to each is added what came in, and that is normed."""
        sizes = self._weights.sizes
        parts = [self._dense(layer + part, before, sizes.hidden) for part in "qkv"]
        seen = self._node("MultiHeadAttention", parts, layer + "seen", num_heads=sizes.heads)
        attended = self._sum(self._dense(layer + "ao", seen, sizes.hidden), before, layer + "aln")
        wide = self._rounded(layer + "fi", attended, sizes.hidden)
        bent = self._node("BiasGelu", [wide, self._floats(layer + "fi.b")], layer + "bent")
        last = self._added(layer + "fo", self._in_blocks(layer + "fo", bent, sizes.inner))
        return self._sum(last, attended, layer + "oln")

    def _dense(self, name: str, given: str, width: int) -> str:
        return self._added(name, self._rounded(name, given, width))

    def _added(self, name: str, product: str) -> str:
        """A product and its bias."""
        return self._node("Add", [product, self._floats(name + ".b")], name)

    def _rounded(self, name: str, given: str, width: int) -> str:
        """What is given times a matrix, all of it rounded alike."""
        numbers, scales = _whole(self._weights.matrix(name + ".w", width))
        parts = [
            self._constant(name + ".numbers", numbers),
            self._constant(name + ".scales", scales),
            self._constant(name + ".zeros", np.zeros(len(scales), np.int8)),
        ]
        return self._node("DynamicQuantizeMatMul", [given, *parts], name + ".product")

    def _in_blocks(self, name: str, given: str, width: int) -> str:
        """What is given times a matrix, every block of 32 numbers rounded by itself."""
        numbers, scales = self._weights.blocks(name + ".w", width)
        pairs = numbers[..., 0::2] | numbers[..., 1::2] << 4
        parts = [
            self._constant(name + ".numbers", pairs),
            self._constant(name + ".scales", scales.reshape(-1)),
        ]
        shape = {"K": width, "N": len(scales), "bits": 4, "block_size": BLOCK}
        how = {**shape, "accuracy_level": WHOLE}
        return self._node("MatMulNBits", [given, *parts], name + ".product", **how)

    def _sum(self, one: str, other: str, norm: str) -> str:
        given = [one, other, *self._norm(norm)]
        epsilon = self._weights.epsilon
        return self._node("SkipLayerNormalization", given, norm, epsilon=epsilon)

    def _norm(self, name: str) -> list[str]:
        return [self._floats(name + ".w"), self._floats(name + ".b")]

    def _floats(self, name: str) -> str:
        return self._constant(name, self._weights.floats(name))

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(value, name))
        return name

    def _node(self, operator: str, given: list[str], name: str, **how: float | list[int]) -> str:
        domain = "" if operator in STANDARD else RUNTIME
        node = helper.make_node(operator, given, [name], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in how.items())
        self._nodes.append(node)
        return name


def _whole(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix (out, in) as whole numbers (in, out) and what each column is to be times."""
    scales: Floats = np.abs(matrix).max(axis=1) / LARGEST
    numbers = np.rint(matrix / scales[:, None]).astype(np.int8)
    return np.ascontiguousarray(numbers.T), scales
