import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Vocabulary;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;

/** Prints Spark's grammar as JSON: its rules, its words, and its networks as ANTLR has compiled them. */
public class SparkGrammar {
  public static void main(String[] arguments) {
    Vocabulary words = SqlBaseParser.VOCABULARY;
    System.out.println(object(
        "\"lexer\":" + rules(SqlBaseLexer.ruleNames, SqlBaseLexer._serializedATN),
        "\"parser\":" + rules(SqlBaseParser.ruleNames, SqlBaseParser._serializedATN),
        "\"symbols\":" + list(IntStream.rangeClosed(0, words.getMaxTokenType()).mapToObj(words::getSymbolicName).toArray(String[]::new)),
        "\"literals\":" + list(IntStream.rangeClosed(0, words.getMaxTokenType()).mapToObj(words::getLiteralName).toArray(String[]::new))));
  }

  private static String rules(String[] names, String network) {
    return object("\"rules\":" + list(names), "\"atn\":" + Arrays.toString(network.chars().toArray()));
  }

  private static String list(String[] texts) {
    return Arrays.stream(texts).map(SparkGrammar::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String text) {
    return text == null ? "null" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String object(String... members) {
    return "{" + String.join(",", members) + "}";
  }
}
