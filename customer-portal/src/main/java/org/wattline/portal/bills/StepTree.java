package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.billing.contract.billing.ToldStep;

/**
 * A calculation to open step by step: closed it is the formula with its result, the rounding and
 * the taxes; what a step was made of is made when it is opened. Steps that are alike are told once:
 * beside each other with how often they occur, elsewhere by pointing to where they are told.
 */
final class StepTree extends Div {
  /** So many parts are read at a glance; more are opened a screen at a time. */
  private static final int AT_ONCE = 12;

  /** Those steps, by identity, whose parts are told elsewhere, nearer to the top. */
  private final transient Set<ToldStep> toldElsewhere;

  StepTree(ToldStep root) {
    toldElsewhere = repeated(root);
    addClassName("bill-tree");
    add(list(root.parts(), 0));
  }

  private static Set<ToldStep> repeated(ToldStep root) {
    Set<ToldStep> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<ToldStep> seen = new HashSet<>();
    Deque<ToldStep> waiting = new ArrayDeque<>(distinct(root.parts()).keySet());
    while (!waiting.isEmpty()) {
      ToldStep step = waiting.removeFirst();
      if (!step.parts().isEmpty() && !seen.add(step)) {
        repeated.add(step);
      } else {
        waiting.addAll(distinct(step.parts()).keySet());
      }
    }
    return repeated;
  }

  /** Parts in their order, alike ones once, with how often they occur. */
  private static Map<ToldStep, Integer> distinct(List<ToldStep> parts) {
    Map<ToldStep, Integer> counted = new LinkedHashMap<>();
    parts.forEach(part -> counted.merge(part, 1, Integer::sum));
    return counted;
  }

  private Component list(List<ToldStep> parts, int from) {
    Map<ToldStep, Integer> counted = distinct(parts);
    OrderedList list = new OrderedList();
    list.addClassName("bill-steps");
    counted.entrySet().stream()
        .skip(from)
        .limit(AT_ONCE)
        .forEach(each -> list.add(item(each.getKey(), each.getValue())));
    int left = counted.size() - from - AT_ONCE;
    if (left > 0) {
      Details more = opening(new Span(getTranslation("line.more", left)));
      more.addOpenedChangeListener(
          change -> {
            if (change.isOpened() && more.getContent().findAny().isEmpty()) {
              more.add(list(parts, from + AT_ONCE));
            }
          });
      list.add(new ListItem(more));
    }
    return list;
  }

  private ListItem item(ToldStep step, int times) {
    Span sentence = new Span(step.sentence());
    Div words = new Div(sentence);
    if (times > 1) {
      words.add(note(getTranslation("line.times", times)));
    }
    if (step.parts().isEmpty()) {
      return new ListItem(words);
    }
    if (toldElsewhere.contains(step)) {
      words.add(note(getTranslation("line.told")));
      return new ListItem(words);
    }
    Details details = opening(words);
    details.addOpenedChangeListener(
        change -> {
          if (change.isOpened() && details.getContent().findAny().isEmpty()) {
            details.add(list(step.parts(), 0));
          }
        });
    return new ListItem(details);
  }

  private static Details opening(Component summary) {
    Details details = new Details(summary);
    details.addClassName("bill-worked");
    return details;
  }

  private static Span note(String words) {
    Span note = new Span(" " + words);
    note.addClassNames("wl-small", "wl-muted");
    return note;
  }
}
