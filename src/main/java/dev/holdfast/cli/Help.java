package dev.holdfast.cli;

/// Lines that several commands have in their help.
final class Help {
  static final String CODES = "%nExit codes:%n";
  static final String EXAMPLES = "%nExamples:%n";
  static final String GOOD = "0:good";
  static final String ON_RECORD = "0:it is on record";
  static final String PROBLEM = "1:a problem, told with what to do";
  static final String FINDINGS = "1:findings, or a problem, told with what to do";
  static final String FAILED = "1:the run failed, or a problem, told with what to do";
  static final String WRONG_USE = "2:wrong use; nothing was started";
  static final String RECOVERED = "0:recovered, or closed";
  static final String HALTED = "3:in doubt, paused, stopped, or waiting for a person";

  private Help() {}
}
