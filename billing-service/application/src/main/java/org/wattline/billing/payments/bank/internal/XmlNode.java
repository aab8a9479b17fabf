package org.wattline.billing.payments.bank.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.stream.XmlCursor;

/**
 * A small part of a document, held whole.
 *
 * @param currency the attribute {@code Ccy}
 */
record XmlNode(String name, String text, @Nullable String currency, List<XmlNode> children) {

  /** Takes the element that the cursor stands on, and leaves it. */
  static XmlNode read(XmlCursor xml, NodeBudget budget) throws IOException, FormatRefusedException {
    budget.spend();
    String name = xml.name();
    String currency = xml.attribute("Ccy");
    int depth = xml.depth();
    List<XmlNode> children = new ArrayList<>(2);
    while (xml.nextChildOrText(depth)) {
      children.add(read(xml, budget));
    }
    return new XmlNode(name, children.isEmpty() ? xml.lastText().strip() : "", currency, children);
  }

  /** How many elements a part may have. */
  static final class NodeBudget {
    private int left;

    NodeBudget(int most) {
      left = most;
    }

    private void spend() {
      if (--left < 0) {
        throw new CamtRefusedException(
            "A part of the file has more elements than any bank writes.");
      }
    }
  }

  /** The first descendant along a path; null where there is none. */
  @Nullable XmlNode at(String... path) {
    XmlNode node = this;
    for (String step : path) {
      XmlNode next = null;
      for (XmlNode child : node.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /** The text at a path; null where there is none or it is empty. */
  @Nullable String text(String... path) {
    XmlNode node = at(path);
    return node == null || node.text.isEmpty() ? null : node.text;
  }

  List<XmlNode> all(String child) {
    return children.stream().filter(node -> node.name.equals(child)).toList();
  }
}
