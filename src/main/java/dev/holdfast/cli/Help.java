package dev.holdfast.cli;

/// Lines that several commands have in their help.
public final class Help {
  public static final String CODES = "%nExit codes:%n";
  public static final String EXAMPLES = "%nExamples:%n";
  public static final String GOOD = "0:good";
  public static final String ON_RECORD = "0:it is on record";
  public static final String PROBLEM = "1:a problem, told with what to do";
  public static final String FINDINGS = "1:findings, or a problem, told with what to do";
  public static final String FAILED = "1:the run failed, or a problem, told with what to do";
  public static final String WRONG_USE = "2:wrong use; nothing was started";
  public static final String RECOVERED = "0:recovered, or closed";
  public static final String HALTED = "3:in doubt, paused, stopped, or waiting for a person";

  private Help() {}
}
