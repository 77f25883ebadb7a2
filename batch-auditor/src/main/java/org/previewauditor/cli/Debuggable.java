package org.previewauditor.cli;

/** A command whose user can ask for stack traces, and which takes none of the options of an audit. */
interface Debuggable {

    boolean debug();
}
