package dev.holdfast.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds many patterns in one pass over bytes (Aho and Corasick, CACM 1975). Immutable once made.
final class SecretAutomaton {
  static final SecretAutomaton EMPTY = new SecretAutomaton(List.of());

  /// A form of a secret and its name.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pattern(byte[] bytes, String name) {}

  /// Nearly every node has one child, so children are short lists; only a few near the root have
  /// many, and get a table.
  private static final class Node {
    final int depth;
    byte[] letters = {};
    Node[] children = {};
    Node suffix = this;

    /// By letter, this node itself where there is no child; empty for a node with few.
    Node[] table = {};

    int longest;
    String name = "";

    Node(int depth) {
      this.depth = depth;
    }

    Node childOr(byte letter, Node otherwise) {
      if (table.length > 0) {
        var child = table[letter & 0xff];
        return child == this ? otherwise : child;
      }
      for (int i = 0; i < letters.length; i++) if (letters[i] == letter) return children[i];
      return otherwise;
    }

    void spread() {
      if (letters.length <= FEW) return;
      var all = new Node[256];
      Arrays.fill(all, this);
      for (int i = 0; i < letters.length; i++) all[letters[i] & 0xff] = children[i];
      table = all;
    }

    Node grow(byte letter) {
      var known = childOr(letter, this);
      if (known != this) return known;
      int size = letters.length;
      letters = Arrays.copyOf(letters, size + 1);
      children = Arrays.copyOf(children, size + 1);
      letters[size] = letter;
      children[size] = new Node(depth + 1);
      return children[size];
    }
  }

  private static final int FEW = 3;

  private final Node root = new Node(0);
  private final Node[] first = new Node[256];
  private final int longest;

  SecretAutomaton(List<Pattern> patterns) {
    for (var pattern : patterns) insert(pattern);
    link();
    longest = patterns.stream().mapToInt(pattern -> pattern.bytes().length).max().orElse(0);
  }

  /// Bytes of the longest pattern.
  int longest() {
    return longest;
  }

  private void insert(Pattern pattern) {
    var node = root;
    for (byte b : pattern.bytes()) node = node.grow(b);
    if (node.longest != 0) return;
    node.longest = pattern.bytes().length;
    node.name = pattern.name();
  }

  /// Links each node to the node of its longest suffix, nearer nodes first.
  private void link() {
    for (int letter = 0; letter < 256; letter++) first[letter] = root.childOr((byte) letter, root);
    var queue = new ArrayDeque<Node>(new ArrayList<>(List.of(root.children)));
    for (var node : root.children) node.suffix = root;
    while (!queue.isEmpty()) {
      var node = queue.remove();
      node.spread();
      if (node.longest == 0) {
        node.longest = node.suffix.longest;
        node.name = node.suffix.name;
      }
      for (int i = 0; i < node.letters.length; i++) {
        node.children[i].suffix = follow(node.suffix, node.letters[i]);
        queue.add(node.children[i]);
      }
    }
  }

  private Node follow(Node from, byte letter) {
    var node = from;
    while (node != root) {
      var child = node.childOr(letter, root);
      if (child != root) return child;
      node = node.suffix;
    }
    return first[letter & 0xff];
  }

  /// A place in a stream.
  Walk walk() {
    return new Walk();
  }

  /// Follows one stream.
  final class Walk {
    private Node node = root;

    void step(byte letter) {
      node = follow(node, letter);
    }

    /// How many of the last bytes may still become a match.
    int depth() {
      return node.depth;
    }

    /// Length of the longest pattern that ends here, 0 for none.
    int match() {
      return node.longest;
    }

    String name() {
      return node.name;
    }

    /// One of its own at the same place.
    Walk copy() {
      var copy = new Walk();
      copy.node = node;
      return copy;
    }

    /// Whether both are at the same place.
    boolean at(Walk other) {
      return node == other.node;
    }
  }
}
