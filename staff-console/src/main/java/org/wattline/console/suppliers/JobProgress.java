package org.wattline.console.suppliers;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.api.StepState;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A job's steps as they are made, brought to the page without a reload. */
final class JobProgress extends Div {
  /** How often the steps are asked for while something is going on. */
  private static final Duration PACE = Duration.ofMillis(400);

  private final transient BackgroundWork background;
  private final transient Callable<Job> read;
  private final transient Consumer<Job> settled;
  private transient Job job;
  private volatile boolean watching;

  /**
   * @param read asks for the job as it stands now
   * @param settled told once nothing more will happen by itself
   */
  JobProgress(BackgroundWork background, Job job, Callable<Job> read, Consumer<Job> settled) {
    this.background = background;
    this.job = job;
    this.read = read;
    this.settled = settled;
    addClassNames("wl-card", "job");
    getElement().setAttribute("aria-live", "polite");
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (!job.state().isSettled()) {
      watching = true;
      next();
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching = false;
  }

  private void next() {
    background.after(PACE, this, read, this::came, failure -> Trouble.notice(this, failure));
  }

  private void came(Job now) {
    boolean changed = !now.equals(job);
    job = now;
    if (changed) {
      show();
    }
    if (now.state().isSettled()) {
      watching = false;
      settled.accept(now);
    } else if (watching) {
      next();
    }
  }

  private void show() {
    removeAll();
    long done = job.steps().stream().filter(step -> step.state() == StepState.DONE).count();
    H2 title = new H2(kind());
    Span count = new Span(getTranslation("job.steps", done, (long) job.steps().size()));
    count.addClassName("wl-muted");
    Div words = new Div(title, count);
    words.addClassName("wl-row");
    Div head = new Div(words, StateBadge.of(this, job.state()));
    head.addClassName("wl-card-head");
    OrderedList steps = new OrderedList();
    steps.addClassName("steps");
    job.steps().forEach(step -> steps.add(row(step)));
    add(head, steps);
    if (job.state() == JobState.BLOCKED && job.cause() != null) {
      Div cause = new Div(new Icon(Icon.Name.ALERT), new Paragraph(job.cause()));
      cause.addClassNames("wl-notice", "wl-notice-danger");
      add(cause);
    }
  }

  private String kind() {
    return getTranslation("job.kind." + job.kind().name().toLowerCase(Locale.ROOT));
  }

  private ListItem row(Step step) {
    String state = step.state().name().toLowerCase(Locale.ROOT);
    Span dot = new Span();
    dot.addClassName("step-dot");
    if (step.state() == StepState.DONE) {
      dot.add(new Icon(Icon.Name.CHECK));
    } else if (step.state() == StepState.FAILED) {
      dot.add(new Icon(Icon.Name.CLOSE));
    }
    dot.getElement().setAttribute("aria-hidden", "true");
    Span name = new Span(stepName(step.name()));
    name.addClassName("step-name");
    Span said = new Span(getTranslation("job.step." + state));
    said.addClassName("wl-hidden");
    Div words = new Div(name, said);
    words.addClassName("step-words");
    if (step.detail() != null) {
      Span detail = new Span(step.detail());
      detail.addClassNames("wl-muted", "wl-small");
      words.add(detail);
    }
    ListItem row = new ListItem(dot, words);
    if (step.startedAt() != null && step.finishedAt() != null) {
      long ms = Duration.between(step.startedAt(), step.finishedAt()).toMillis();
      Span took = new Span(getTranslation("job.took", ms));
      took.addClassNames("wl-muted", "wl-small", "wl-number");
      row.add(took);
    }
    row.addClassNames("step", "step-" + state);
    return row;
  }

  private String stepName(String name) {
    String key = "step." + name;
    String text = getTranslation(key);
    return text.equals(key) ? name.replace('-', ' ') : text;
  }
}
