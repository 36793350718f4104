package dev.holdfast.ui.uikit;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// Every key that does something, once: what binds a key and what the sheet of keys shows are the
/// same rows.
public enum Key {
  NEXT(Where.EVERYWHERE, "\u21b5", Chords.of(KeyCode.ENTER)),
  MOVE_DOWN(Where.EVERYWHERE, "J \u2193", Chords.of(KeyCode.J, KeyCode.DOWN)),
  MOVE_UP(Where.EVERYWHERE, "K \u2191", Chords.of(KeyCode.K, KeyCode.UP)),
  /// Not an act: it goes back from wherever the keyboard is.
  BACK(Where.EVERYWHERE, "Esc", Chords.of(KeyCode.ESCAPE)),
  PALETTE(Where.EVERYWHERE, "Ctrl+K", Chords.ctrl(KeyCode.K)),
  /// A typed character, because keyboards have it on different keys.
  KEYS(Where.EVERYWHERE, "?", List.of()),
  MANUAL(Where.EVERYWHERE, "F1", Chords.of(KeyCode.F1)),
  WALL(Where.EVERYWHERE, "F11", Chords.of(KeyCode.F11)),
  HOME(Where.EVERYWHERE, "Ctrl+B", Chords.ctrl(KeyCode.B)),
  PAGE_VAULT(Where.EVERYWHERE, "6", Chords.of(KeyCode.DIGIT6, KeyCode.NUMPAD6)),
  THEME(Where.EVERYWHERE, "Ctrl+T", Chords.ctrl(KeyCode.T)),
  ZOOM_IN(Where.EVERYWHERE, "Ctrl++", Chords.ctrl(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)),
  ZOOM_OUT(Where.EVERYWHERE, "Ctrl+\u2212", Chords.ctrl(KeyCode.MINUS, KeyCode.SUBTRACT)),
  ZOOM_RESET(Where.EVERYWHERE, "Ctrl+0", Chords.ctrl(KeyCode.DIGIT0, KeyCode.NUMPAD0)),

  SCENARIO_REHEARSE(Where.START, "R", Chords.of(KeyCode.R)),
  SCENARIO_DECLARE(Where.START, "D", Chords.of(KeyCode.D)),
  SCENARIO_WALK(Where.START, "W", Chords.of(KeyCode.W)),
  SURVEY(Where.START, "3", Chords.of(KeyCode.DIGIT3, KeyCode.NUMPAD3)),
  /// What is only shown is bound under another row, or in a field.
  START_CLOSED(Where.START, "8", List.of()),
  WALKS(Where.START, "Ctrl+L", Chords.ctrl(KeyCode.L)),
  OPEN_PLAN(Where.START, "Ctrl+O", Chords.ctrl(KeyCode.O)),
  VERIFY_RECORD(Where.START, "Ctrl+J", Chords.ctrl(KeyCode.J)),

  SURVEY_READ(Where.SURVEY, "F8", List.of()),
  SURVEY_DECLARE(Where.SURVEY, "\u21b5", List.of()),
  SURVEY_POINTS(Where.SURVEY, "5", List.of()),
  SURVEY_BACK(Where.SURVEY, "3", List.of()),

  WALK_RIGHT(Where.WALK, "\u21b5", List.of()),
  WALK_WRONG(Where.WALK, "Ctrl+\u21b5", List.of()),
  WALK_NEXT(Where.WALK, "PgDn", List.of()),
  WALK_BEFORE(Where.WALK, "PgUp", List.of()),
  WALK_NOTE(Where.WALK, "N", Chords.of(KeyCode.N)),
  WALK_END(Where.WALK, "E", Chords.of(KeyCode.E)),
  WALK_PRINT(Where.WALK, "Ctrl+P", Chords.ctrl(KeyCode.P)),

  PAGE_RUNBOOK(Where.RUN, "2", Chords.of(KeyCode.DIGIT2, KeyCode.NUMPAD2)),
  PAGE_TOPOLOGY(Where.RUN, "3", Chords.of(KeyCode.DIGIT3, KeyCode.NUMPAD3)),
  PAGE_CHECKLIST(Where.RUN, "4", Chords.of(KeyCode.DIGIT4, KeyCode.NUMPAD4)),
  PAGE_POINTS(Where.RUN, "5", Chords.of(KeyCode.DIGIT5, KeyCode.NUMPAD5)),
  PAGE_RECORD(Where.RUN, "8", Chords.of(KeyCode.DIGIT8, KeyCode.NUMPAD8)),
  RUN_OFFLINE(Where.RUN, "F8", Chords.of(KeyCode.F8)),
  RUN_STOP(Where.RUN, "Ctrl+.", Chords.ctrl(KeyCode.PERIOD)),
  RECORD_SEARCH(Where.RUN, "Ctrl+F", Chords.ctrl(KeyCode.F)),
  PANE_DOWN(Where.RUN, "PgDn", Chords.of(KeyCode.PAGE_DOWN)),
  PANE_UP(Where.RUN, "PgUp", Chords.of(KeyCode.PAGE_UP)),

  RUN_PAUSE(Where.RUNBOOK, "P", Chords.of(KeyCode.P)),
  RUN_NOTE(Where.RUNBOOK, "N", Chords.of(KeyCode.N)),
  UPDATE_SENT(Where.RUNBOOK, "S", Chords.of(KeyCode.S)),
  RUN_INPUTS(Where.RUNBOOK, "I", Chords.of(KeyCode.I)),
  RUN_BEGAN(Where.RUNBOOK, "B", Chords.of(KeyCode.B)),
  RESUME_READ(Where.RUNBOOK, "M", Chords.of(KeyCode.M)),
  STEP_UNDO(Where.RUNBOOK, "Ctrl+U", Chords.ctrl(KeyCode.U)),

  STEP_READ_AGAIN(Where.FAILED, "L", Chords.of(KeyCode.L)),
  STEP_RETRY(Where.FAILED, "R", Chords.of(KeyCode.R)),
  STEP_SKIP(Where.FAILED, "X", Chords.of(KeyCode.X)),
  STEP_CORRECT(Where.FAILED, "V", Chords.of(KeyCode.V)),
  STEP_PUT_BACK(Where.FAILED, "U", Chords.of(KeyCode.U)),

  STEP_HAPPENED(Where.DOUBT, "H", Chords.of(KeyCode.H)),
  STEP_DID_NOT_HAPPEN(Where.DOUBT, "D", Chords.of(KeyCode.D)),
  STEP_LOOK_AGAIN(Where.DOUBT, "L", Chords.of(KeyCode.L)),

  BRANCH_1(Where.DECIDE, "A", Chords.of(KeyCode.A)),
  BRANCH_2(Where.DECIDE, "B", Chords.of(KeyCode.B)),
  BRANCH_3(Where.DECIDE, "C", Chords.of(KeyCode.C)),
  BRANCH_4(Where.DECIDE, "D", Chords.of(KeyCode.D)),
  BRANCH_5(Where.DECIDE, "E", Chords.of(KeyCode.E)),
  BRANCH_6(Where.DECIDE, "F", Chords.of(KeyCode.F)),

  TOPOLOGY_DOWN(Where.TOPOLOGY, "D", Chords.of(KeyCode.D)),
  TOPOLOGY_LEANS(Where.TOPOLOGY, "L", Chords.of(KeyCode.L)),
  TOPOLOGY_WAY(Where.TOPOLOGY, "W", Chords.of(KeyCode.W)),
  TOPOLOGY_SEARCH(Where.TOPOLOGY, "/ F3", Chords.of(KeyCode.SLASH, KeyCode.DIVIDE, KeyCode.F3)),
  TOPOLOGY_LEFT(Where.TOPOLOGY, "\u2190", Chords.of(KeyCode.LEFT)),
  TOPOLOGY_RIGHT(Where.TOPOLOGY, "\u2192", Chords.of(KeyCode.RIGHT)),
  TOPOLOGY_ROOT(Where.TOPOLOGY, "R", Chords.of(KeyCode.R)),
  TOPOLOGY_FIT(Where.TOPOLOGY, "F", Chords.of(KeyCode.F)),
  TOPOLOGY_IN(Where.TOPOLOGY, "+", Chords.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)),
  TOPOLOGY_OUT(Where.TOPOLOGY, "\u2212", Chords.of(KeyCode.MINUS, KeyCode.SUBTRACT)),

  VAULT_REVEAL(Where.VAULT, "R", Chords.of(KeyCode.R)),
  VAULT_HIDE(Where.VAULT, "H", Chords.of(KeyCode.H)),
  VAULT_COPY(Where.VAULT, "C", Chords.of(KeyCode.C)),
  VAULT_TEST(Where.VAULT, "T", Chords.of(KeyCode.T)),
  VAULT_ROTATE(Where.VAULT, "O", Chords.of(KeyCode.O)),
  VAULT_SIGN_OFF(Where.VAULT, "G", Chords.of(KeyCode.G)),
  VAULT_WORD(Where.VAULT, "W", Chords.of(KeyCode.W)),
  VAULT_DETAILS(Where.VAULT, "D", Chords.of(KeyCode.D)),
  VAULT_ADD(Where.VAULT, "A", Chords.of(KeyCode.A)),
  VAULT_EDIT(Where.VAULT, "E", Chords.of(KeyCode.E)),
  VAULT_SECOND(Where.VAULT, "Y", Chords.of(KeyCode.Y)),
  VAULT_EXTEND(Where.VAULT, "X", Chords.of(KeyCode.X)),
  VAULT_QUORUM(Where.VAULT, "Q", Chords.of(KeyCode.Q)),
  VAULT_PASSPHRASE(Where.VAULT, "P", Chords.of(KeyCode.P)),
  VAULT_PAPER(Where.VAULT, "Ctrl+P", Chords.ctrl(KeyCode.P)),
  VAULT_LOCK(Where.VAULT, "L", Chords.of(KeyCode.L)),
  VAULT_SEARCH(Where.VAULT, "Ctrl+F", Chords.ctrl(KeyCode.F)),

  ITEM_OVERRULE(Where.CHECKLIST, "O", Chords.of(KeyCode.O)),
  ITEM_NOT_APPLICABLE(Where.CHECKLIST, "Z", Chords.of(KeyCode.Z)),
  ITEM_DENIED(Where.CHECKLIST, "Ctrl+\u21b5", List.of()),
  CHECKLIST_PAIR(Where.CHECKLIST, "T", Chords.of(KeyCode.T)),
  PAIR_NEXT(Where.CHECKLIST, "PgDn", Chords.of(KeyCode.PAGE_DOWN)),
  PAIR_BACK(Where.CHECKLIST, "PgUp", Chords.of(KeyCode.PAGE_UP));

  /// Where a key does what it says.
  public enum Where {
    EVERYWHERE,
    START,
    SURVEY,
    WALK,
    RUN,
    RUNBOOK,
    FAILED,
    DOUBT,
    DECIDE,
    TOPOLOGY,
    VAULT,
    CHECKLIST;

    public String title() {
      return Words.of("keys." + word(name()));
    }
  }

  private final Where where;
  private final String written;

  // A key combination cannot be changed; the check cannot see that.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<KeyCombination> chords;

  Key(Where where, String written, List<KeyCombination> chords) {
    this.where = where;
    this.written = written;
    this.chords = List.copyOf(chords);
  }

  public Where where() {
    return where;
  }

  /// As people read it.
  public String written() {
    return written;
  }

  public List<KeyCombination> chords() {
    return chords;
  }

  /// The name of the act, such as `run-pause`.
  public String id() {
    return word(name());
  }

  public String title() {
    return Words.of("act." + id());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
