"""The words that benchmark records are made of."""

from __future__ import annotations

FAMILY_NAMES = (
    "Adeyemi Andersen Bakker Bianchi Chen Costa Dubois Eriksson Fernández Fischer García Haddad Hernández Horváth Ito "
    "Ivanova Jensen Johansson Kaya Kim Kowalski Kumar Larsen Li Lindqvist Martin Mbeki Meyer Moreau Müller Nakamura "
    "Ng Nguyễn Novák O’Connor Okafor Olsen Osei Papadopoulos Patel Petrov Popescu Rossi Sato Schröder Silva Singh "
    "Smith Suzuki Svensson Tanaka Tesfaye Thompson Torres Tran Virtanen Wang Weiss Williams Wójcik Yılmaz Zhang"
).split()
GIVEN_NAMES = (
    "Aisha Akira Amélie Ana Anders Björn Carlos Chidi Chiara Daniel David Elena Emma Fatima François Giulia Hana "
    "Hugo Inês Ingrid Ivan Jan José Kenji Lars Laura Léa Lina Lukas Maria Mei Minh Nadia Ngozi Olga Omar Paweł "
    "Priya Rahul Ravi Rosa Sara Sofia Søren Thomas Tomás Wei Yuki Zeynep Zoë"
).split()
PARTICLES = ("van", "de", "van der", "von", "dos", "El")

TOPICS = (
    "water uptake",
    "protein folding",
    "gene expression",
    "soil respiration",
    "drug adherence",
    "carbon storage",
    "immune response",
    "sediment transport",
    "sleep quality",
    "enzyme kinetics",
    "membrane transport",
    "pollinator decline",
    "bone density",
    "ice-sheet melting",
    "visual attention",
    "grid stability",
)
CAUSES = (
    "drought",
    "repeated heating",
    "low-dose treatment",
    "nitrogen deposition",
    "urban noise",
    "a single mutation",
    "shift work",
    "seasonal flooding",
    "early intervention",
    "changing salinity",
    "antibiotic exposure",
    "prolonged storage",
)
SETTINGS = (
    "a randomised trial",
    "a cohort of 1,204 adults",
    "three river basins",
    "a mouse model",
    "long-term field plots",
    "a national registry",
    "coastal wetlands",
    "primary care",
    "cultured neurons",
    "a multi-centre study",
)
SPECIES = (
    "Zea mays",
    "Escherichia coli",
    "Mus musculus",
    "Arabidopsis thaliana",
    "Danio rerio",
    "Apis mellifera",
    "Quercus robur",
)
FORMULAS = ("H<sub>2</sub>O", "CO<sub>2</sub>", "Ca<sup>2+</sup>", "NO<sub>3</sub><sup>−</sup>", "PM<sub>2.5</sub>")
TITLES = (
    "Effects of {cause} on {topic} in {setting}: {n} months of follow-up",
    "Does {cause} change {topic}? A study of {n} sites and {m} seasons",
    "The role of {cause} in {topic}, part {m}: results from {setting}",
    "Report {n}/{m}: {topic} after {cause}",
)
MARKED_TITLES = (
    "Changes of {topic} in <i>{species}</i> under {cause}: {n} years of observation",
    "Exchange of {formula} and {topic} after {cause}, measured {n} times",
    "Response of <i>{species}</i> to {formula} in {setting} (plots {m}–{n})",
)
SENTENCES = (
    "We studied the effect of {cause} on {topic} in {setting}.",
    "Little is known about how {cause} changes {topic} & its variation between sites.",
    "Samples were taken every {n} days, and {topic} was measured by two observers who did not know the group.",
    "Of {n} observations, {m} showed a clear effect of {cause}; the remainder did not differ from the controls.",
    "The mean difference was {n}.{m} units (95% confidence interval {m} to {n}; p < 0.0{m}).",
    "After adjustment for age, season and site, {topic} was {n}% lower than expected.",
    "These results suggest that {cause} acts on {topic} earlier than previously thought.",
    "A mixed model with random intercepts for site explained {n}% of the variance in {topic}.",
    "Future work should test whether {topic} recovers once {cause} has ended.",
    "No adverse events were recorded, and {m} participants were lost to follow-up.",
)
MARKED_SENTENCES = (
    "Growth of <i>{species}</i> depended on {formula} at concentrations &gt; {n} µmol l<sup>−1</sup>.",
    "The ratio <math><mfrac><mi>x</mi><mn>{n}</mn></mfrac></math> was stable in <i>{species}</i>.",
    "Uptake of {formula} fell by {n}% in <i>{species}</i> (<i>p</i> = 0.0{m}).",
)
HEADINGS = (
    ("Background", "Methods", "Results", "Conclusions"),
    ("Objectives", "Design", "Setting", "Findings", "Interpretation"),
    ("Introduction", "Results", "Discussion"),
)
KEYWORDS = (
    "climate",
    "cohort study",
    "ecology",
    "elderly",
    "epidemiology",
    "kinetics",
    "land use",
    "meta-analysis",
    "modelling",
    "monitoring",
    "physiology",
    "public health",
    "remote sensing",
    "risk factors",
    "sampling",
    "water quality",
)
SECTIONS = ("Original Research", "Research Articles", "Reviews", "Short Communications")
ADJECTIVES = ("Applied", "Comparative", "Experimental", "General", "International", "Quantitative")
FIELDS = ("Botany", "Cardiology", "Ecology", "Geophysics", "Immunology", "Materials", "Neurology", "Statistics")
PRESSES = (
    ("Example Press", "Amsterdam"),
    ("Harbour & Hill Publishing", "London"),
    ("Sociedad Editorial Ejemplo", "Bogotá"),
    ("Meridian Academic", "Singapore"),
)
PLACES = (
    ("Leiden", "Netherlands", "NL"),
    ("Oslo", "Norway", "NO"),
    ("São Paulo", "Brazil", "BR"),
    ("Nairobi", "Kenya", "KE"),
    ("Kyoto", "Japan", "JP"),
    ("Kraków", "Poland", "PL"),
    ("Pune", "India", "IN"),
    ("Toronto", "Canada", "CA"),
    ("Zürich", "Switzerland", "CH"),
    ("Wuhan", "China", "CN"),
)
INSTITUTIONS = ("University of {}", "{} Institute of Technology", "{} University Hospital", "{} Research Centre")
DEPARTMENTS = (
    "Department of Biology",
    "Department of Statistics",
    "Faculty of Medicine",
    "School of Earth Sciences",
    "Institute for Clinical Research",
)
FUNDERS = (
    ("National Science Foundation", "021nxhr62", "10.13039/100000001", "US"),
    ("National Institutes of Health", "01cwqze88", "10.13039/100000002", "US"),
    ("Wellcome Trust", "029chgv08", "10.13039/100010269", "GB"),
    ("Deutsche Forschungsgemeinschaft", "018mejw64", "10.13039/501100001659", "DE"),
    ("European Research Council", "0472cxd90", "10.13039/501100000781", None),
    ("The Example Trust", None, None, None),
)
LICENSES = (
    ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "Attribution"),
    ("https://creativecommons.org/licenses/by-nc/4.0/", "CC-BY-NC-4.0", "Attribution-NonCommercial"),
    (
        "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        "CC-BY-NC-ND-4.0",
        "Attribution-NonCommercial-NoDerivs",
    ),
)
