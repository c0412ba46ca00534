/** TeX as people read it, in titles, abstracts and names: see {@link org.broadsheet.tex.Tex}. */
package org.broadsheet.tex;
