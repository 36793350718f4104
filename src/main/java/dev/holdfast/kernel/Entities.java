package dev.holdfast.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names that HTML has for letters of Latin-1 and for what ASCII has beside letters and digits.
final class Entities {
  private static final String LATIN =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
          + "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
          + "iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
          + "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash "
          + "Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring "
          + "aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve "
          + "oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
  private static final int FIRST_OF_LATIN = 0xa0;

  private static final String MARKS =
      "amp & lt < gt > quot \" apos ' excl ! num # dollar $ percnt % lpar ( rpar ) ast * plus + "
          + "comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ bsol \\ rsqb ] "
          + "Hat ^ lowbar _ grave ` lcub { verbar | rcub } euro \u20ac AMP & LT < GT > QUOT \"";

  private static final Map<String, String> NAMED = named();

  /// As a choice of a pattern.
  static final String ALL = String.join("|", NAMED.keySet());

  private Entities() {}

  private static Map<String, String> named() {
    var named = new HashMap<String, String>();
    var latin = LATIN.split(" ", -1);
    for (int i = 0; i < latin.length; i++) {
      named.put(latin[i], Character.toString(FIRST_OF_LATIN + i));
    }
    var marks = MARKS.split(" ", -1);
    for (int i = 0; i < marks.length; i += 2) named.put(marks[i], marks[i + 1]);
    return named;
  }

  static Optional<String> named(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }
}
