package org.wattline.billing.search.web;

import java.util.List;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.SearchApi;
import org.wattline.billing.search.Search;

@RestController
class SearchController implements SearchApi {
  private final Search search;
  private final Askers askers;

  SearchController(Search search, Askers askers) {
    this.search = search;
    this.askers = askers;
  }

  @Override
  public List<Found> find(String q, int limit) {
    return search.find(askers.current(), q, limit);
  }
}
