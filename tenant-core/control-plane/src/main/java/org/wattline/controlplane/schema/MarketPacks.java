package org.wattline.controlplane.schema;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wattline.controlplane.api.Market;

/**
 * The market packs on the class path: each folder {@code db/market/<id in lower case>} with a
 * {@code pack.properties} of {@code id}, {@code name}, {@code currency}, {@code zone} and {@code
 * locales}.
 */
public final class MarketPacks {
  private static final String PATTERN = "classpath*:db/market/*/pack.properties";

  private final TreeMap<String, Market> markets = new TreeMap<>();

  private MarketPacks() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one lacks a property
   */
  public static MarketPacks onClassPath() {
    MarketPacks packs = new MarketPacks();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        Market market = read(resource);
        packs.markets.put(market.id(), market);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The market packs cannot be read", e);
    }
    return packs;
  }

  public List<Market> all() {
    return List.copyOf(markets.values());
  }

  public Optional<Market> find(String id) {
    return Optional.ofNullable(markets.get(id));
  }

  private static Market read(Resource resource) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new Market(
        text(resource, properties, "id"),
        text(resource, properties, "name"),
        text(resource, properties, "currency"),
        text(resource, properties, "zone"),
        Arrays.stream(text(resource, properties, "locales").split(",", -1))
            .map(String::strip)
            .toList());
  }

  private static String text(Resource resource, Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(resource + " has no " + name);
    }
    return value.strip();
  }
}
