package dev.holdfast.ui.uikit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Where a person is in the window and what they have half typed; it outlives a rebuild of the
/// screen for another theme, zoom or width. Used on the FX thread only.
public final class Bearing {
  private int page = 2;
  private String step = "";
  private String item = "";
  private String node = "";
  private String store = "";
  private String query = "";
  private boolean pair;
  private final Set<Integer> shutPhases = new HashSet<>();
  private final Set<String> shutGroups = new HashSet<>();
  private final Map<String, String> drafts = new HashMap<>();

  public int page() {
    return page;
  }

  public void page(int number) {
    page = number;
  }

  public String step() {
    return step;
  }

  public void step(String name) {
    step = name;
  }

  public String item() {
    return item;
  }

  public void item(String id) {
    item = id;
  }

  public String node() {
    return node;
  }

  public void node(String id) {
    node = id;
  }

  public String store() {
    return store;
  }

  public void store(String id) {
    store = id;
  }

  public String query() {
    return query;
  }

  public void query(String text) {
    query = text;
  }

  /// Whether two people go through the checklist, one item at a time.
  public boolean pair() {
    return pair;
  }

  public void turnPair() {
    pair = !pair;
  }

  public Set<Integer> shutPhases() {
    return shutPhases;
  }

  public Set<String> shutGroups() {
    return shutGroups;
  }

  public Map<String, String> drafts() {
    return drafts;
  }
}
