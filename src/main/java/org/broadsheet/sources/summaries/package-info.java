/**
 * A sentence about each new paper by a model of the operator's, if they name one: asked for once, kept with the paper, marked wherever it
 * is shown, and waited for by nobody.
 */
package org.broadsheet.sources.summaries;
