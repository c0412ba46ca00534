/** Runs named jobs at named times; knows nothing about them. */
package org.broadsheet.schedule;
