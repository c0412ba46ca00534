/** Fetches new papers from feeds, politely, each once. */
package org.broadsheet.sources;
