package dev.holdfast.ui.shell;

import dev.holdfast.estate.Outlook;
import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.checklist.ChecklistPage;
import dev.holdfast.ui.points.PointsPage;
import dev.holdfast.ui.record.RecordPage;
import dev.holdfast.ui.runbook.RunbookPage;
import dev.holdfast.ui.topology.TopologyPage;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Line;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Turning;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.VaultPage;
import dev.holdfast.ui.vault.VaultPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window while a run is open: frame, bar, rail, page and strip around one snapshot.
public final class RunScreen extends StackPane implements Helm {
  private final Look look;
  private final Bearing bearing;
  private final Line line;
  private final Supplier<Person> person;
  private final Runnable leave;
  private final Overlay overlay = new Overlay(this::release);
  private final SituationBar bar;
  private final NextCard next;
  private final Rail rail;
  private final StatusStrip strip;
  private final RunbookPage runbook;
  private final TopologyPage topology;
  private final ChecklistPage checklist;
  private final PointsPage points;
  private final VaultPort vaultPort;
  private final VaultPage vault;
  private final RecordPage record;
  private final StackPane pages;
  private final Map<Page, Node> byPage = new EnumMap<>(Page.class);
  private final StackPane block = new StackPane();
  private final StackPane frame;
  private @Nullable Snapshot run;
  private final RunSheets sheets = new RunSheets(this, () -> run);
  private final RunFooter footer;
  private final Consumer<String> act;
  private List<Proposal> proposals = List.of();
  private Set<String> silent = Set.of();

  /// @param act does what the act of that name does, wherever it belongs
  /// @param leave goes back to the start page
  /// @param vaultPort the vault as the window has it
  public RunScreen(
      Look look,
      Bearing bearing,
      Line line,
      Supplier<Person> person,
      Consumer<String> act,
      Runnable leave,
      VaultPort vaultPort) {
    this.act = act;
    this.vaultPort = vaultPort;
    this.look = look;
    this.bearing = bearing;
    this.line = line;
    this.person = person;
    this.leave = leave;
    bar = new SituationBar(look);
    next = new NextCard(look, this::primary);
    rail = new Rail(look, this::go);
    strip = new StatusStrip(look, act);
    runbook = new RunbookPage(look, bearing, this);
    topology = new TopologyPage(look, bearing, this);
    checklist = new ChecklistPage(look, bearing, this);
    points = new PointsPage(look, bearing);
    vault = new VaultPage(look, vaultPort, this);
    record = new RecordPage(look, bearing, this::release);
    footer = new RunFooter(look, runbook.detail(), act);
    byPage.put(Page.RUNBOOK, runbook);
    byPage.put(Page.TOPOLOGY, topology);
    byPage.put(Page.CHECKLIST, checklist);
    byPage.put(Page.POINTS, points);
    byPage.put(Page.VAULT, vault);
    byPage.put(Page.RECORD, record);
    pages = new StackPane();
    pages.setMinHeight(0);
    var top = SituationBar.row(block, bar, next);
    var inner = new BorderPane(pages);
    inner.setTop(top);
    inner.setLeft(rail);
    inner.setBottom(strip);
    inner.getStyleClass().add("page");
    inner.setMinSize(0, 0);
    frame = new StackPane(inner);
    getChildren().addAll(frame, overlay);
    setId("run");
  }

  /// Draws a snapshot. The first one also chooses the step to look at.
  public void show(Snapshot snapshot) {
    var first = run == null;
    run = snapshot;
    if (bearing.step().isEmpty()) bearing.step(FirstLook.at(snapshot));
    if (first) {
      frame
          .getStyleClass()
          .addAll("frame-" + snapshot.mode().word(), "mode-" + snapshot.mode().word());
      block.getChildren().setAll(ModeFrame.block(snapshot.mode(), look.narrow()));
    }
    bar.show(BarModel.of(snapshot, look.zone(), proposals));
    next.show(NextModel.of(snapshot));
    brief(snapshot);
    footer.show(snapshot, bearing.step());
    pages();
    if (first) release();
  }

  /// Takes what is newly known of the estate.
  public void estate(Outlook outlook) {
    topology.estate(outlook);
    var snapshot = run;
    if (snapshot == null) return;
    proposals = Signs.of(outlook, snapshot);
    silent = outlook.view().silent().keySet();
    bar.show(BarModel.of(snapshot, look.zone(), proposals));
    brief(snapshot);
  }

  /// Draws anew what depends on the vault.
  public void vault() {
    var snapshot = run;
    if (snapshot == null) return;
    brief(snapshot);
    rail.show(page(), RailCounts.of(snapshot));
    if (page() == Page.VAULT) vault.show(Optional.of(snapshot));
  }

  private void brief(Snapshot snapshot) {
    var lease = vaultPort.view().map(VaultPage::leased).orElse("");
    bar.lease(lease);
    var says = vaultPort.view().map(VaultPage::brief).orElse("");
    strip.show(StripModel.of(snapshot, proposals, says, silent));
  }

  /// Takes what is newly known of the recovery points.
  public void points(PointsView view) {
    topology.points(view);
    points.points(view);
  }

  private void pages() {
    var snapshot = run;
    if (snapshot == null) return;
    var page = page();
    rail.show(page, RailCounts.of(snapshot));
    attach(byPage.get(page));
    byPage.forEach((one, node) -> node.setVisible(one == page));
    switch (page) {
      case RUNBOOK -> runbook.show(snapshot);
      case TOPOLOGY -> topology.show(snapshot);
      case CHECKLIST -> checklist.show(snapshot);
      case POINTS -> points.show(snapshot.losses());
      case VAULT -> vault.show(Optional.of(snapshot));
      case RECORD -> record.show(snapshot);
    }
  }

  /// Only a page that was looked at costs styles and layout.
  private void attach(@Nullable Node page) {
    if (page == null || pages.getChildren().contains(page)) return;
    pages.getChildren().add(page);
    if (pages.getChildren().size() == 1) return;
    page.applyCss();
    pages.layout();
  }

  private Page page() {
    for (var page : Page.values()) if (page.number() == bearing.page()) return page;
    return Page.RUNBOOK;
  }

  private void primary() {
    var snapshot = run;
    if (snapshot == null) return;
    var model = NextModel.of(snapshot);
    switch (model.act()) {
      case NOTHING -> {}
      case GO_ON -> tell(new Command.Continue());
      case CLOSE -> sheets.close();
      case LEAVE -> leave.run();
      case RESUME -> act(RunActs.RESUME);
      case LEAD_TO_NEED ->
          model
              .need()
              .ifPresent(
                  need -> {
                    if (need.kind() == Need.Kind.TICK) {
                      go(Page.CHECKLIST);
                      checklist.lead(need.step());
                    } else {
                      lead(need.waiting());
                    }
                  });
    }
  }

  private void pause() {
    var snapshot = run;
    if (snapshot == null) return;
    tell(snapshot.around().isPaused() ? new Command.Continue() : new Command.Pause());
  }

  private void offline() {
    var snapshot = run;
    if (snapshot == null) return;
    tell(snapshot.around().isOffline() ? new Command.GoOnline() : new Command.GoOffline());
  }

  /// Does what an act of that name would do, where it can be done.
  @Override
  public void act(String id) {
    act.accept(id);
  }

  private void go(Page page) {
    bearing.page(page.number());
    pages();
    release();
    if (page == Page.VAULT) vault.enter();
  }

  private void move(int by) {
    switch (page()) {
      case RUNBOOK -> runbook.move(by);
      case TOPOLOGY -> topology.move(by);
      case CHECKLIST -> checklist.move(by);
      case POINTS -> points.move(by);
      case VAULT -> vault.move(by);
      case RECORD -> record.move(by);
    }
  }

  /// What keys and the palette can do here, most particular first.
  public List<Act> acts() {
    var acts = new ArrayList<Act>();
    if (page() == Page.RUNBOOK) acts.addAll(runbook.detail().acts());
    if (page() == Page.TOPOLOGY) acts.addAll(topology.acts());
    if (page() == Page.CHECKLIST) acts.addAll(checklist.acts());
    if (page() == Page.VAULT) acts.addAll(vault.acts());
    acts.addAll(
        RunActs.of(
            new RunActs.Does(
                new Reasons(run, bearing.step()),
                run != null && run.around().isPaused() ? RunActs.Drive.GO_ON : RunActs.Drive.PAUSE,
                this::primary,
                this::pause,
                this::offline,
                () -> sheets.undo(bearing.step()),
                () -> tell(new Command.Look(bearing.step())),
                () -> tell(new Command.ResumeRead()),
                this::move,
                by -> Turning.pane(byPage.get(page()), by),
                this::go,
                this::search),
            sheets,
            page()));
    if (!proposals.isEmpty())
      acts.add(
          new Act(
              "run-signs",
              Words.of("act.run-signs"),
              "",
              List.of(),
              Optional::empty,
              () -> sheet(SignsSheet.of(this, proposals))));
    return acts;
  }

  private void search() {
    go(Page.RECORD);
    record.enter();
  }

  public Overlay overlay() {
    return overlay;
  }

  @Override
  public void tell(Command command) {
    tell(command, Reply.refusal(this::refused));
  }

  @Override
  public void tell(Command command, Reply reply) {
    tell(command, person.get(), reply);
  }

  @Override
  public void tell(Command command, Person by, Reply reply) {
    line.tell(command, by, reply);
  }

  @Override
  public void secret(String input, Secret secret, Reply reply) {
    line.secret(input, secret, person.get(), reply);
  }

  @Override
  public void refused(Problem problem) {
    sheet(ProblemSheet.of(vaultPort.masked(problem), this::closeSheet));
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public Instant now() {
    var snapshot = run;
    return snapshot == null ? Instant.EPOCH : snapshot.clocks().now();
  }

  @Override
  public Person person() {
    return person.get();
  }

  @Override
  public void lead(String step) {
    bearing.page(Page.RUNBOOK.number());
    select(step);
    runbook.reveal();
    runbook.detail().enter();
  }

  @Override
  public void select(String step) {
    bearing.step(step);
    if (run != null) footer.show(run, bearing.step());
    pages();
  }

  @Override
  public Map<String, String> drafts() {
    return bearing.drafts();
  }

  @Override
  public void sheet(Node sheet) {
    overlay.open(sheet);
  }

  @Override
  public void closeSheet() {
    overlay.close();
  }

  @Override
  public void release() {
    // A sheet that was opened in the meantime keeps the keyboard.
    if (overlay.isOpen()) return;
    switch (page()) {
      case RUNBOOK -> runbook.focusList();
      case TOPOLOGY -> topology.focusList();
      case CHECKLIST -> checklist.focusList();
      case POINTS -> points.focusList();
      case VAULT -> vault.focusList();
      case RECORD -> record.focusList();
    }
  }
}
