package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.wattline.console.StaffRoles;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What was done for a supplier, newest first; a finished export can be downloaded. */
final class JobsPart extends Div {
  private static final int NOT_THERE = 404;

  private final transient SupplierApis apis;

  JobsPart(SupplierApis apis, Tenant tenant, BackgroundWork background) {
    this.apis = apis;
    addClassName("wl-card");
    add(new Loading<>(background, 4, () -> apis.lifecycle().jobs(tenant.id().value()), this::show));
  }

  private Component show(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return new Paragraph(getTranslation("jobs.none"));
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    jobs.forEach(job -> rows.add(row(job)));
    return rows;
  }

  private ListItem row(Job job) {
    Span kind = new Span(getTranslation("job.kind." + job.kind().name().toLowerCase(Locale.ROOT)));
    kind.addClassName("wl-strong");
    Span who =
        new Span(
            getTranslation(
                "job.requested", Formats.here().moment(job.requestedAt()), job.requestedBy()));
    who.addClassNames("wl-muted", "wl-small");
    ListItem row = new ListItem(kind, who, StateBadge.of(this, job.state()));
    if (job.cause() != null) {
      Span cause = new Span(job.cause());
      cause.addClassNames("wl-small", "job-cause");
      row.add(cause);
    }
    String archive = job.result().get("archive");
    if (archive != null
        && job.kind() == JobKind.EXPORT
        && job.state() == JobState.DONE
        && StaffRoles.operatesPlatform()) {
      Anchor download = new Anchor(download(job, archive), getTranslation("job.download"));
      download.getElement().setAttribute("download", archive);
      download.addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
      row.add(download);
    }
    return row;
  }

  private DownloadHandler download(Job job, String archive) {
    return DownloadHandler.fromInputStream(
        event -> {
          ResponseEntity<InputStream> answer = apis.archives().download(job.id());
          InputStream body = answer.getBody();
          return body == null
              ? DownloadResponse.error(NOT_THERE)
              : new DownloadResponse(
                  body, archive, "application/zip", answer.getHeaders().getContentLength());
        });
  }
}
