package org.broadsheet.planted.commands;

/** A door, which nobody of the path may use. */
public final class Typed {}
