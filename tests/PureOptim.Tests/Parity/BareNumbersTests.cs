using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

public sealed class BareNumbersTests
{
    [Theory]
    [InlineData("""{"a": Infinity, "b": [-Infinity,NaN]}""", """{"a": "Infinity", "b": ["-Infinity","NaN"]}""")]
    [InlineData("""{"NaN": "Infinity", "q\"NaN": -1}""", """{"NaN": "Infinity", "q\"NaN": -1}""")]
    [InlineData("""["\\",NaN]""", """["\\","NaN"]""")]
    [InlineData("\"NaN\\", "\"NaN\\")]
    public void Bare_words_outside_of_texts_become_texts(string json, string expected) => Assert.Equal(expected, BareNumbers.Quote(json));
}
