"""Tuned weights become an int8 ONNX file: matrices per output channel, word vectors per row, the first token's state as the only output."""
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

import weights

WORDS = "embeddings.word_embeddings.weight"


def main(folder, tuned, out):
    model, new = onnx.load(folder + "/model.onnx"), np.load(tuned)
    named = weights.names(model)
    for stored in model.graph.initializer:
        if stored.name in named:
            path, turned = named[stored.name]
            stored.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(new[path].T if turned else new[path]), stored.name))
    size = new[WORDS].shape[1]
    model.graph.initializer.append(numpy_helper.from_array(np.array(0, np.int64), "first_token"))
    model.graph.node.append(helper.make_node("Gather", [model.graph.output[0].name, "first_token"], ["sentence_embedding"], axis=1))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch_size", size]))
    with tempfile.TemporaryDirectory() as scratch:
        onnx.save(model, scratch + "/whole.onnx")
        quantize_dynamic(scratch + "/whole.onnx", scratch + "/int8.onnx", op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
        small = onnx.load(scratch + "/int8.onnx")
    words(small, new[WORDS])
    onnx.checker.check_model(small)
    onnx.save(small, out)


def words(model, vectors):
    """Word vectors in a byte a number, with a scale a row."""
    scale = np.abs(vectors).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    nodes = []
    for node in model.graph.node:
        if node.op_type == "Gather" and node.input[0] == WORDS:
            ids, whole = node.input[1], node.output[0]
            nodes += [
                helper.make_node("Gather", ["word_bytes", ids], ["word_rows"], axis=0),
                helper.make_node("Cast", ["word_rows"], ["word_floats"], to=TensorProto.FLOAT),
                helper.make_node("Gather", ["word_scales", ids], ["word_row_scales"], axis=0),
                helper.make_node("Mul", ["word_floats", "word_row_scales"], [whole]),
            ]
        else:
            nodes.append(node)
    kept = [i for i in model.graph.initializer if i.name != WORDS]
    kept.append(numpy_helper.from_array(np.round(vectors / scale).astype(np.int8), "word_bytes"))
    kept.append(numpy_helper.from_array(scale.astype(np.float32), "word_scales"))
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(kept)


if __name__ == "__main__":
    main(*sys.argv[1:])
