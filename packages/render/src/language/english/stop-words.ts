import { wordSet } from "../word-set.ts";

/** Words that name nothing to draw: grammar, the language of films, and adjectives. */
export const englishStopWords: ReadonlySet<string> = wordSet(
  `the and or of in on at to for with by as is are was were be been being into onto through over under across
    along around near next behind beside between above below from off out up down this that these those there here then
    than so such very too also just while when where who which what how why if but not no nor without within upon about
    against during before after until since because although though each every all any some many much more most few other
    another same different own only both either neither can could will would should may might must shall do does did done
    has have had having get gets getting got let lets make makes making made take takes taking taken go goes going gone
    come comes coming came see sees seen show shows showing shown keep keeps give gives giving given put puts turn turns
    turning begin begins start starts starting end ends ending use uses using used like likes become becomes need needs
    want wants try tries seem seems appear appears appearing fill fills filled feel feels feeling toward towards away back
    front left right top bottom middle centre center side inside outside beyond past amid among via per yet still even
    ever never always often once twice again almost quite rather somewhat its it's his her their my your our i you we me us
    myself cut cuts fade fades next first second third last later now suddenly finally meanwhile together alone both`,
  `shot shots scene scenes video clip footage camera frame frames film image picture photo render rendering view
    lens focus depth bokeh background foreground composition lighting light quality detail details detailed resolution hd
    uhd 4k 8k 2k 1080p 720p hdr fps cinematography cinematographer style styled look looks mood atmosphere aesthetic
    aspect ratio motion movement perspective angle angles subject theme effect effects texture textures render colour color
    colours colors palette tone tones grading graded sequence moment moments second seconds minute minutes prompt
    masterpiece award winning professional ultra super highly best high low hyper sharp smooth smoothly slow fast quick
    quickly speed shallow field exposure contrast saturated grain vfx cgi octane engine raytracing raytraced realism
    transition montage loop looping version part parts kind type sort bit way ways time times place setting world thing
    things something everything anything nothing distance edge corner ground floor surface air length middle voice accent
    pace tone audio character characters day shape number series pair set piece lot line row end beginning rest`,
  `big small large tiny huge little tall short long wide narrow thin thick heavy light young old new ancient modern
    beautiful pretty gorgeous lovely handsome elegant stylish nice good great amazing stunning breathtaking perfect
    majestic epic rich poor strong weak soft hard rough wet dry hot cold cool warm fresh clean dirty deep empty full open
    closed high low near far early late happy sad angry tired sleepy busy crazy wild free safe real true fake simple plain
    complex distant bare dim bright dark pale vivid bold delicate fine gentle loud quiet silent still calm lush dense
    vast giant enormous massive endless infinite gigantic sleek sharp smooth round square flat steep curved crisp clear
    blurry hazy fuzzy cute sweet friendly kind brave proud curious confident serious surprised shocked excited
    male female american british scottish english french italian japanese chinese indian african european asian german
    spanish russian korean mexican arabic nordic victorian medieval local native young adult human natural urban rural
    several various single double casual formal traditional classic classical typical ordinary special unique
    weathered worn torn rusty dusty wooden metal metallic glass stone golden silver glossy shiny sparkling glowing
    transparent translucent colourful colorful bright brightly softly gently slowly gracefully peacefully calmly
    sunlit moonlit candlelit lit front rear upper lower main central single lone final whole entire half
    rows pours floats flies drives holds opens closes leans turns rises falls sets shines glows drifts soars jumps swims
    climbs rides sings laughs cries smiles walks looks watches waits leaves enters carries lifts drops pulls pushes throws
    catches builds breaks burns melts grows flows hangs lies rests spins rolls reveals approaches passes moves stops plays
    fpv cgi asmr loopable headshot
    stern moody hopeful playful solemn quirky brisk crowded lively fancy cheap expensive luxury luxurious cosy`,
);
