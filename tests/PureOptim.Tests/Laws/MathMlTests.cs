using System.Xml.Linq;
using PureOptim.Experiments.Laws;
using PureOptim.Laws;

namespace PureOptim.Tests.Laws;

public sealed class MathMlTests
{
    // The right-hand sides follow the MathML Core specification: mi identifiers, mn numbers, mo operators, msub, msup, mfrac, msqrt.
    [Theory]
    [InlineData(@"\theta_{t+1}", "<msub><mi>θ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub>")]
    [InlineData(@"x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData(@"\theta'", "<msup><mi>θ</mi><mo>′</mo></msup>")]
    [InlineData(@"-0.5", "<mrow><mo>−</mo><mn>0.5</mn></mrow>")]
    [InlineData(@"\frac{g}{\sqrt{v}+\varepsilon}", "<mfrac><mrow><mi>g</mi></mrow><mrow><msqrt><mrow><mi>v</mi></mrow></msqrt><mo>+</mo><mi>ε</mi></mrow></mfrac>")]
    [InlineData(@"\mathrm{run}\,g \le \mathrm{d}", "<mrow><mi>run</mi><mspace width=\"0.1667em\" /><mi>g</mi><mo>≤</mo><mi mathvariant=\"normal\">d</mi></mrow>")]
    [InlineData(@"\sum_{i=1}^n x_i", "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub></mrow>")]
    [InlineData(@"\left(x\right)", "<mrow><mo stretchy=\"true\">(</mo><mi>x</mi><mo stretchy=\"true\">)</mo></mrow>")]
    [InlineData(
        @"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^k",
        "<msup><mrow><mo stretchy=\"true\">(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
        + "<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo stretchy=\"true\">)</mo></mrow><mi>k</mi></msup>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mn>3</mn></mroot>")]
    public void LaTeX_becomes_MathML(string latex, string mathMl) =>
        Assert.Equal($"<math display=\"block\">{mathMl}</math>", MathMl.Of(latex)?.ToString(SaveOptions.DisableFormatting));

    [Theory]
    [InlineData(@"\unheardOf")]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData("x^")]
    [InlineData(@"\frac{x}")]
    [InlineData(@"\left(x")]
    [InlineData("x\\")]
    [InlineData(@"x \\ y")]
    [InlineData(@"\begin{cases} x")]
    [InlineData(@"\mathrm{\frac{1}{2}}")]
    public void What_is_not_known_is_not_drawn(string latex) => Assert.Null(MathMl.Of(latex));

    [Fact]
    public void The_formula_of_every_law_is_drawn() =>
        Assert.Empty(OptimizerLaws.All.Where(law => MathMl.Of(law.Formula) is null).Select(law => $"{law.Id}: {law.Formula}"));
}
