/** Vectors of what a text means: made by a model, kept, compared. The only room that knows ONNX Runtime. */
package org.broadsheet.matching.meaning;
