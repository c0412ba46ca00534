/**
 * What sources read: one reader a form of answer or file, the budget of a body, and what could not be understood. Each reader is linear and
 * bounded; nothing here knows a provider, a clock or a table.
 */
package org.broadsheet.sources.formats;
