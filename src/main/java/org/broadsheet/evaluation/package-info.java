/** How good matching is: trials on past days, baselines, measures. */
package org.broadsheet.evaluation;
