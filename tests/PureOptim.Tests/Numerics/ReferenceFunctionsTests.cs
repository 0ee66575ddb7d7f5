using System.Globalization;
using System.Numerics;

namespace PureOptim.Tests.Numerics;

/// <summary>The reference against decimals of the OEIS, and against itself at more bits.</summary>
public sealed class ReferenceFunctionsTests
{
    private const int Bits = 200;

    /// <summary>60 decimals of A002162, A000796, A001113, A049469, A049470 and A073744, as integers.</summary>
    public static TheoryData<string, string> Published => new()
    {
        { "ln 2", "0693147180559945309417232121458176568075500134360255254120680" },
        { "pi", "3141592653589793238462643383279502884197169399375105820974944" },
        { "e", "2718281828459045235360287471352662497757247093699959574966967" },
        { "sin 1", "0841470984807896506652502321630298999622563060798371065672751" },
        { "cos 1", "0540302305868139717400936607442976603732310420617922227670097" },
        { "tanh 1", "0761594155955764888119458282604793590412768597257936551596810" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Constants_have_the_published_decimals(string name, string decimals)
    {
        var one = new Exact(1, 0);
        var value = name switch
        {
            "ln 2" => new Exact(ReferenceFunctions.Ln2(Bits), -Bits),
            "pi" => new Exact(2 * ReferenceFunctions.HalfPi(Bits), -Bits),
            "e" => ReferenceFunctions.Exp(one, Bits),
            "sin 1" => ReferenceFunctions.Sin(one, Bits),
            "cos 1" => ReferenceFunctions.Cos(one, Bits),
            _ => ReferenceFunctions.Tanh(one, Bits),
        };
        var scaled = ReferenceFunctions.Fixed(value * BigInteger.Pow(10, 60), 0);

        // 200 bits less 10 guard bits are 57 decimals: the last three of 60 are not compared.
        var published = BigInteger.Parse(decimals, CultureInfo.InvariantCulture);
        Assert.True(BigInteger.Abs(published - scaled) < 1000, $"{name}: {scaled}, not {published}");
    }

    [Fact]
    public void More_bits_change_no_bit_that_counts()
    {
        // The bulk of the measurements takes 112 bits; an error of 2^-100 is 2^-46 ulp of a result near 1.
        var random = new SplitMix64(11);
        for (var i = 0; i < 2000; i++)
        {
            var x = Exact.Of((random.NextUnit() - 0.5) * 40);
            var limit = new Exact(1, -100);
            Assert.True((ReferenceFunctions.Sin(x, 112) - ReferenceFunctions.Sin(x, 400)).Abs().CompareTo(limit) < 0);
            Assert.True((ReferenceFunctions.Cos(x, 112) - ReferenceFunctions.Cos(x, 400)).Abs().CompareTo(limit) < 0);
            Assert.True((ReferenceFunctions.Tanh(x, 112) - ReferenceFunctions.Tanh(x, 400)).Abs().CompareTo(limit) < 0);
            var exponential = ReferenceFunctions.Exp(x, 400);
            Assert.True((ReferenceFunctions.Exp(x, 112) - exponential).Abs().CompareTo(exponential * limit) < 0);
        }
    }

    [Fact]
    public void Identities_hold_to_the_last_bits()
    {
        // sin² + cos² = 1; e^x e^-x = 1; x^-3 x^3 = 1.
        var random = new SplitMix64(12);
        var (one, limit) = (new Exact(1, 0), new Exact(1, -180));
        for (var i = 0; i < 500; i++)
        {
            var x = Exact.Of((random.NextUnit() - 0.5) * 1e6);
            var (sine, cosine) = (ReferenceFunctions.Sin(x, Bits), ReferenceFunctions.Cos(x, Bits));
            Assert.True(((sine * sine) + (cosine * cosine) - one).Abs().CompareTo(limit) < 0);
            var y = Exact.Of((random.NextUnit() - 0.5) * 1400);
            var product = ReferenceFunctions.Exp(y, Bits) * ReferenceFunctions.Exp(y * BigInteger.MinusOne, Bits);
            Assert.True((product - one).Abs().CompareTo(limit) < 0);
            Assert.True(((ReferenceFunctions.Power(x, -3) * ReferenceFunctions.Power(x, 3)) - one).Abs().CompareTo(limit) < 0);
        }
    }
}
