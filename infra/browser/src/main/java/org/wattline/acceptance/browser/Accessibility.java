package org.wattline.acceptance.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Checks a page against WCAG 2.2, levels A and AA, as far as a program can tell. */
public final class Accessibility {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Accessibility() {}

  /** Each violation in a line: the rule, what it asks, and where it is broken. */
  public static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(STANDARDS).analyze().getViolations().stream()
            .map(rule -> describe(page, rule))
            .toList();
  }

  private static String describe(Page page, Rule rule) {
    return page.url()
        + " "
        + rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList();
  }
}
