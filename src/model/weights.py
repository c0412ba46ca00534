"""The encoder's weights, by the names of the base, read from its 32-bit ONNX file."""
import numpy as np
import onnx
from onnx import numpy_helper


def names(model):
    """What each initializer of the file is called, matrices by the node that multiplies with them; those are transposed."""
    found = {}
    stored = {i.name: i for i in model.graph.initializer}
    for name in stored:
        if name.startswith(("embeddings.", "encoder.")) and not name.endswith("position_ids"):
            found[name] = (name, False)
    for node in model.graph.node:
        if node.op_type == "MatMul":
            for name in node.input:
                if name in stored and len(stored[name].dims) == 2:
                    path = node.name.strip("/").replace("/MatMul", "").replace("/", ".")
                    found[name] = (path + ".weight", True)
    return found


def read(model):
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    return {
        path: np.array(stored[name].T if turned else stored[name], np.float32) for name, (path, turned) in names(model).items()
    }
