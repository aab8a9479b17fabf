package org.wattline.console.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A run's stages as a line, and how far it is, brought to the page while it goes on. */
final class RunProgress extends Div {
  /** How often a run is looked at while it computes or issues. */
  private static final Duration PACE = Duration.ofSeconds(1);

  /** Before this much was seen, a rate would be a guess. */
  private static final Duration LEAST_SEEN = Duration.ofSeconds(2);

  private static final int MS_PER_SECOND = 1_000;

  private enum Stage {
    SELECT,
    COMPUTE,
    APPROVE,
    ISSUE
  }

  private final transient BillingRunsApi runs;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private final transient Consumer<BillingRun> moved;
  private transient BillingRun run;
  private transient Instant since;
  private int from;
  private volatile boolean watching;

  /**
   * @param moved told when the run's state became another by itself
   */
  RunProgress(
      BillingRunsApi runs,
      BackgroundWork background,
      Clock clock,
      BillingRun run,
      Consumer<BillingRun> moved) {
    this.runs = runs;
    this.background = background;
    this.clock = clock;
    this.run = run;
    this.moved = moved;
    this.since = clock.instant();
    this.from = done(run);
    addClassName("wl-card");
    getElement().setAttribute("aria-live", "polite");
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (goesOn(run)) {
      watching = true;
      next();
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching = false;
  }

  private void next() {
    background.after(
        PACE, this, () -> runs.get(run.id()), this::came, failure -> Trouble.notice(this, failure));
  }

  private void came(BillingRun now) {
    boolean other = now.state() != run.state();
    run = now;
    show();
    if (other) {
      watching = false;
      moved.accept(now);
    } else if (watching) {
      next();
    }
  }

  private static boolean goesOn(BillingRun run) {
    return run.state() == RunState.PREVIEWING || run.state() == RunState.FINALISING;
  }

  private static int done(BillingRun run) {
    return run.state() == RunState.FINALISING ? run.issued() : run.computed();
  }

  private static int whole(BillingRun run) {
    return run.state() == RunState.FINALISING ? run.bills() : run.accounts();
  }

  private void show() {
    removeAll();
    OrderedList stages = new OrderedList();
    stages.addClassNames("steps", "stages");
    for (Stage stage : Stage.values()) {
      stages.add(stage(stage));
    }
    add(stages);
    if (goesOn(run)) {
      int whole = Math.max(1, whole(run));
      ProgressBar bar = new ProgressBar(0, whole, Math.min(whole, done(run)));
      bar.getElement().setAttribute("aria-label", getTranslation("run.progress"));
      add(bar, new Paragraph(pace()));
    }
    Formats formats = Formats.here();
    Div figures = new Div();
    figures.addClassName("figures");
    figures.add(
        figure("run.accounts", formats.count(run.accounts())),
        figure("run.bills", formats.count(run.bills())),
        figure("bill.total", BillWords.money(run.total(), run.currency())),
        figure("run.nothing", formats.count(run.nothing())),
        figure("run.flagged", formats.count(run.flagged())),
        figure("run.parked", formats.count(run.parked())));
    if (run.issued() > 0) {
      figures.add(figure("run.issuedbills", formats.count(run.issued())));
    }
    add(figures);
  }

  /** How far, how fast, and how long yet. */
  private String pace() {
    Formats formats = Formats.here();
    int done = done(run);
    int whole = whole(run);
    String far =
        getTranslation(
            run.state() == RunState.FINALISING ? "run.far.bills" : "run.far.accounts",
            formats.count(done),
            formats.count(whole));
    long seen = Duration.between(since, clock.instant()).toMillis();
    if (seen < LEAST_SEEN.toMillis() || done <= from) {
      return far;
    }
    double rate = (done - from) * (double) MS_PER_SECOND / seen;
    long left = Math.max(1, Math.round((whole - done) / rate));
    return far
        + " · "
        + getTranslation("run.rate", formats.count(Math.max(1, Math.round(rate))))
        + " · "
        + (left < Duration.ofMinutes(2).toSeconds()
            ? getTranslation("run.left.seconds", formats.count(left))
            : getTranslation("run.left.minutes", formats.count(Math.ceilDiv(left, 60))));
  }

  private Div figure(String key, String value) {
    Span name = new Span(getTranslation(key));
    name.addClassNames("wl-small", "wl-muted");
    Span figure = new Span(value);
    figure.addClassNames("figure", "wl-number");
    Div all = new Div(name, figure);
    all.addClassName("lines");
    return all;
  }

  private ListItem stage(Stage stage) {
    String how = how(stage);
    Span dot = new Span();
    dot.addClassName("step-dot");
    if (how.equals("done")) {
      dot.add(new Icon(Icon.Name.CHECK));
    }
    dot.getElement().setAttribute("aria-hidden", "true");
    Span name = new Span(RunWords.said(this, "run.stage.", stage));
    name.addClassName("step-name");
    Span said = new Span(getTranslation("job.step." + how));
    said.addClassName("wl-hidden");
    Div words = new Div(name, said);
    words.addClassName("step-words");
    ListItem item = new ListItem(dot, words);
    item.addClassNames("step", "step-" + how);
    if (how.equals("running")) {
      item.getElement().setAttribute("aria-current", "step");
    }
    String detail = detail(stage);
    if (!detail.isEmpty()) {
      Span small = new Span(detail);
      small.addClassNames("wl-muted", "wl-small");
      words.add(small);
    }
    return item;
  }

  private String detail(Stage stage) {
    Formats formats = Formats.here();
    return switch (stage) {
      case SELECT ->
          getTranslation("run.done.by", run.createdBy(), formats.moment(run.createdAt()));
      case COMPUTE ->
          run.asOf() == null ? "" : getTranslation("run.asof", formats.moment(run.asOf()));
      case APPROVE ->
          run.approvedBy() == null || run.approvedAt() == null
              ? ""
              : getTranslation("run.done.by", run.approvedBy(), formats.moment(run.approvedAt()));
      case ISSUE -> run.finishedAt() == null ? "" : formats.moment(run.finishedAt());
    };
  }

  private String how(Stage stage) {
    boolean approved = run.approvedBy() != null;
    boolean computed =
        approved || run.state() == RunState.PREVIEWED || run.state() == RunState.FINALISED;
    boolean done =
        switch (stage) {
          case SELECT -> true;
          case COMPUTE -> computed;
          case APPROVE -> approved;
          case ISSUE -> run.state() == RunState.FINALISED;
        };
    if (done) {
      return "done";
    }
    boolean now =
        switch (run.state()) {
          case PREVIEWING -> stage == Stage.COMPUTE;
          case PREVIEWED -> stage == Stage.APPROVE;
          case FINALISING -> stage == Stage.ISSUE;
          case SELECTED, APPROVED, FINALISED, PAUSED, CANCELLED -> false;
        };
    return now ? "running" : "pending";
  }
}
