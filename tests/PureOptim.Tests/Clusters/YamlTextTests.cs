using System.Text.Json;
using PureOptim.Experiments.Clusters;

namespace PureOptim.Tests.Clusters;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("- # & * ! | > ' % @ ` {a: [b]}")]
    [InlineData("a \"b\" \\c\n\td\r\u0000\u0085\u2028\ufeff")]
    [InlineData("ü 最適化 😀")]
    public void A_text_in_quotes_is_a_string_of_JSON_that_says_the_same(string text)
    {
        var quoted = YamlText.Quoted(text);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(quoted));
        Assert.DoesNotContain(quoted, char.IsControl);
    }

    // YAML reads each escape as a character, and half a pair is none.
    [Fact]
    public void What_has_no_escape_in_YAML_stands_for_itself() => Assert.Equal("\"😀\"", YamlText.Quoted("😀"));
}
