package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** A page that stands where another was wanted; each interface puts it into its own frame. */
public abstract class ErrorPage extends Div implements HasDynamicTitle {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);
  private String title = "";

  protected ErrorPage() {
    addClassName("wl-page");
  }

  /** Nothing here, or nothing of the reader's: the same page, so that nobody learns which. */
  protected final int notFound() {
    show(Icon.Name.SEARCH, "page.notfound", getTranslation("page.notfound.text"));
    return HttpServletResponse.SC_NOT_FOUND;
  }

  /** The page exists; the reader's roles do not open it. */
  protected final int noRights() {
    show(
        Icon.Name.LOCK,
        "page.norights",
        getTranslation("page.norights.text", SiteScope.current().brand().displayName()));
    return HttpServletResponse.SC_FORBIDDEN;
  }

  /** The page failed while it was being made. */
  protected final int failed(Throwable failure) {
    if (failure instanceof ApiProblemException refused && refused.isNotFound()) {
      return notFound();
    }
    LOG.error("A page failed", failure);
    show(Icon.Name.ALERT, "page.failed", Trouble.sentence(this, failure));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  private void show(Icon.Name icon, String key, String sentence) {
    title = getTranslation(key);
    removeAll();
    add(StateView.page(icon, title, sentence, new Anchor("", getTranslation("page.home"))));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
